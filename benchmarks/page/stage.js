// What all rivals share: the part of the screen, its scale, and when drawing begins and ends.

export const WIDTH = 1400;
export const HEIGHT = 800;
/** As high as a row of the page's own where there are hundreds of them. */
export const ROW = 16;

let content;
let ready;

/** Keeps what is made of the data before anything is timed. */
export const given = (make) => (data) => {
  content = data;
  document.body.style.margin = '0';
  const host = document.getElementById('app');
  host.style.cssText = `position: relative; width: ${WIDTH}px; height: ${HEIGHT}px; overflow: hidden`;
  ready = make(data);
};

/** Runs from the mark `begin` to the mark `drawn`. */
export async function marked(draw) {
  performance.mark('begin');
  await draw(ready, content, document.getElementById('app'));
  performance.mark('drawn');
}

/** Pixels of a time. */
export const scaleOf = ([first, last]) => (time) => ((time - first) / (last - first)) * WIDTH;

/** A slider below the picture over all days, as the page has one. */
export function scrubber({ extent: [first, last] }, look) {
  const slider = document.createElement('input');
  Object.assign(slider, { type: 'range', min: 0, max: Math.round((last - first) / 86_400_000), value: 0 });
  slider.setAttribute('aria-label', 'Day looked at');
  slider.style.width = '600px';
  slider.addEventListener('input', () => look(first + slider.value * 86_400_000));
  document.body.append(slider);
}

/** For each lane and tie, whether it is there on a day: ties from their day on, for as long as their source is. */
export function thereOn({ lanes, ties }) {
  const ends = new Map(lanes.map((lane) => [lane.id, lane]));
  const all = [
    ...lanes.map(({ id, from, to }) => ({ id, from, to })),
    ...ties.map(({ id, source, at }) => ({ id, from: at, to: Math.max(at, ends.get(source)?.to ?? at) })),
  ];
  const there = new Map(all.map(({ id }) => [id, true]));
  /** Calls back for what is no longer or newly there. */
  return (time, changed) => {
    for (const { id, from, to } of all) {
      const now = from <= time && time <= to;
      if (there.get(id) === now) continue;
      there.set(id, now);
      changed(id, now);
    }
  };
}
