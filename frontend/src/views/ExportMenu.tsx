/** What can be saved as a file, and the saving of it. */
import { type ExportFile, fileOf, type Kind } from '../export/files';
import { DRAWN } from '../export/pictures';
import { page } from '../state/page';
import { said } from './Exports';
import { shownNow } from './shown';

const KINDS: readonly (readonly [kind: Kind, label: string, hint: string])[] = [
  ['svg', 'SVG', 'the picture, to be scaled'],
  ['png', 'PNG', 'the picture at twice its size'],
  ['csv', 'CSV', 'a row a tie'],
  ['entities', 'CSV', 'a row an entity'],
  ['json', 'JSON', 'everything, with claims'],
];

export function ExportMenu({ onChoice }: { readonly onChoice: () => void }) {
  const drawn = DRAWN.has(page.value.view);
  return (
    <div class="exports-menu" role="group" aria-label="Save what is shown as">
      {KINDS.filter(([kind]) => drawn || (kind !== 'svg' && kind !== 'png')).map(([kind, label, hint]) => (
        <button key={kind} type="button" onClick={() => { onChoice(); void save(kind); }}>
          {label} <span class="quiet-text">{hint}</span>
        </button>
      ))}
      <button type="button" onClick={() => { onChoice(); print(); }}>
        Print <span class="quiet-text">with legend and sources</span>
      </button>
    </div>
  );
}

async function save(kind: Kind): Promise<void> {
  said.value = { text: 'Making the file …', failed: false };
  try {
    const shown = shownNow();
    const file = shown && (await fileOf(kind, shown));
    said.value = file ? { text: `Saved ${file.name}`, failed: false } : { text: 'Nothing is drawn yet. Try again when the picture is there.', failed: true };
    if (file) download(file);
  } catch (error) {
    said.value = { text: error instanceof Error ? error.message : String(error), failed: true };
  }
}

function download({ name, blob }: ExportFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the file after the click: give it time before the memory goes.
  setTimeout(() => { URL.revokeObjectURL(link.href); }, 60_000);
}
