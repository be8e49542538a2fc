// What moves every contender alike, injected into its page: one step in every animation frame, between two marks.
// Events go to what lies below the pointer, found as the browser finds it.

const WARM = 30;

async function steps(count, step) {
  for (let index = -WARM; index < count; index++) {
    await new Promise(requestAnimationFrame);
    if (index === 0) performance.mark('begin');
    step(index + WARM, count + WARM);
  }
  await new Promise(requestAnimationFrame);
  performance.mark('end');
}

function point(type, x, y, buttons) {
  const target = document.elementFromPoint(x, y) ?? document.body;
  const where = { bubbles: true, cancelable: true, composed: true, view: window, clientX: x, clientY: y, screenX: x, screenY: y, button: type === 'move' ? -1 : 0, buttons };
  target.dispatchEvent(new PointerEvent(`pointer${type}`, { ...where, pointerId: 1, pointerType: 'mouse', isPrimary: true }));
  target.dispatchEvent(new MouseEvent(`mouse${type}`, { ...where, button: 0 }));
}

globalThis.drive = {
  /** Drags from the right lower corner of what is in view of an element to the left. */
  async drag(selector, count, by) {
    const box = document.querySelector(selector).getBoundingClientRect();
    const [x, y] = [Math.min(box.right, innerWidth) - 20, Math.min(box.bottom, innerHeight) - 20];
    point('down', x, y, 1);
    await steps(count, (index) => point('move', x - (index + 1) * by, y, 1));
    point('up', x - 20, y, 0);
  },

  /** Moves a slider from its first tenth to its last. */
  async slide(label, count) {
    const slider = document.querySelector(`input[type=range][aria-label="${label}"]`);
    const [least, most] = [Number(slider.min), Number(slider.max)];
    await steps(count, (index, all) => {
      slider.value = String(Math.round(least + (most - least) * (0.1 + (0.8 * index) / all)));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
  },

  scroll: (count, by) => steps(count, () => scrollBy(0, by)),
};
