/** Light or dark: as the system has it, until the reader chooses. */
import { signal } from '@preact/signals';

type Theme = 'light' | 'dark';

const KEY = 'cleave-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const system = signal<Theme>(dark.matches ? 'dark' : 'light');
const chosen = signal<Theme | null>(stored());

dark.addEventListener('change', () => (system.value = dark.matches ? 'dark' : 'light'));
if (chosen.value) document.documentElement.dataset['theme'] = chosen.value;

/** Storage may be closed to the page; then the choice lasts as long as the page does. */
function stored(): Theme | null {
  try {
    const text = localStorage.getItem(KEY);
    return text === 'light' || text === 'dark' ? text : null;
  } catch {
    return null;
  }
}

function choose(theme: Theme): void {
  chosen.value = theme;
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}

export function ThemeToggle() {
  const now = chosen.value ?? system.value;
  const other: Theme = now === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" class="quiet theme" onClick={() => { choose(other); }}>
      {other === 'dark' ? 'Dark' : 'Light'}
      <span class="sr"> colours</span>
    </button>
  );
}
