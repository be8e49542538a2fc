/** The keys of the page. */
import { useEffect, useRef } from 'preact/hooks';
import { helpOpen } from '../state/telling';

/** Every key of the page, where it works. Whoever adds a key adds it here. */
const KEYS: Readonly<Record<string, readonly (readonly [keys: string, does: string])[]>> = {
  'In the lineage': [
    ['↑ ↓', 'the lane above or below'],
    ['→ ←', 'the next or previous tie of the lane'],
    ['Home End', 'the first or last lane'],
    ['P C', 'to the parent, to the first child'],
    ['Enter', 'show the evidence, unfold a family'],
    ['Esc', 'close the evidence, then zoom back out'],
    ['O', 'open or close the places of the lane'],
    ['F', 'show the lineage of the lane'],
    ['[ ]', 'the day looked at to the event before or after'],
    ['{ }', 'the day looked from to the news before or after'],
    ['+ − 0', 'zoom in, out, show all'],
    ['Z', 'zoom to what is selected'],
    ['T D', 'taller or denser rows'],
    ['?', 'this list'],
  ],
  'In the network, on the list beside it': [
    ['↑ ↓', 'the tie above or below'],
    ['→ ←', 'to the other end of the tie, and back'],
    ['Page ↑ ↓', 'the entity before or after'],
    ['Enter', 'show the evidence'],
    ['Esc', 'close the evidence, then go back'],
    ['F', 'show what is around the entity'],
    ['R', 'let go of an entity put in place'],
    ['[ ] { }', 'the day looked at, the day looked from: to the event or news before or after'],
    ['+ − 0', 'zoom in, out, show all'],
    ['?', 'this list'],
  ],
  'On the map': [
    ['↑ ↓', 'the place above or below'],
    ['→ ←', 'the next or previous of those who were there'],
    ['Home End', 'the first or last place'],
    ['Enter', 'show the evidence'],
    ['Esc', 'close the evidence'],
    ['Shift ↑ ↓ → ←', 'move the map'],
    ['[ ] { }', 'the day looked at, the day looked from: to the event or news before or after'],
    ['+ − 0', 'zoom in, out, show where places are'],
    ['?', 'this list'],
  ],
  'In the pictures compared': [
    ['↑ ↓ → ←', 'from lane to lane, and along its ties'],
    ['Home End', 'the first or last lane'],
    ['Enter', 'show the evidence'],
    ['Esc', 'close the evidence'],
    ['+ − 0', 'zoom in, out, show all'],
  ],
  'On the two times': [
    ['→ ←', 'a day on or back'],
    ['Ctrl → ←', 'to the next or previous event'],
    ['Page ↑ ↓', 'a tenth on or back'],
    ['Space', 'play and pause'],
  ],
  'In the search': [
    ['↓ ↑', 'the next or previous name found'],
    ['Enter', 'show its lineage'],
    ['Esc', 'close the list, then empty the field'],
  ],
};

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={() => (helpOpen.value = false)}>
      <h2 id="help-title">Keys</h2>
      {Object.entries(KEYS).map(([where, keys]) => (
        <section key={where} aria-label={where}>
          <h3>{where}</h3>
          <dl>
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p>Drag a picture to move it, the lineage in time; Ctrl and the wheel, or two fingers, zoom. Drag an entity of the network to put it in place.</p>
      <p><a href="/cypher/">Ask in Cypher</a></p>
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
