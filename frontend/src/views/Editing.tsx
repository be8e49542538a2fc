/** The ways into editing from the evidence; what they open is fetched when it is first wanted. */
import { askRole, done, role, task } from '../state/editing';
import { page } from '../state/page';
import { lazy } from './lazy';

const Dialog = lazy(async () => (await import('./evidence')).EditDialog);

export function EditTools() {
  const { selection } = page.value;
  // Sources are recorded by files, and what a rule made is not recorded at all.
  if (selection === null || /^(source:|tie:denied-membership)/.test(selection)) return null;
  const open = () => {
    done.value = '';
    const start = () => (task.value = { record: selection });
    if (role.value === null) void askRole().then(start, start);
    else start();
  };
  return (
    <div class="edit-tools">
      <button type="button" onClick={open}>Record a claim …</button>
      <p role="status">{done.value}</p>
      {task.value && <Dialog />}
    </div>
  );
}

/** For who may edit alone: readers are not shown what they cannot do at every claim. */
export function RetractButton({ claim }: { readonly claim: string }) {
  if (role.value !== 'EDITOR' && role.value !== 'ADMIN') return null;
  return (
    <button type="button" class="link" onClick={() => (task.value = { retract: claim })}>
      Retract …
    </button>
  );
}
