/** Light, dark or high contrast: as the system has it, until the reader chooses. */
import { computed, effect, signal } from '@preact/signals';

const CHOICES = { system: 'Auto', light: 'Light', dark: 'Dark', contrast: 'Contrast' } as const;
type Choice = keyof typeof CHOICES;

const KEY = 'cleave-theme';
const more = matchMedia('(prefers-contrast: more)');
const systemContrast = signal(more.matches);
const choice = signal<Choice>(stored());
const contrast = computed(() => choice.value === 'contrast' || (choice.value === 'system' && systemContrast.value));

more.addEventListener('change', () => (systemContrast.value = more.matches));
effect(() => {
  document.documentElement.dataset['theme'] = choice.value;
  document.documentElement.toggleAttribute('data-contrast', contrast.value);
});

/** Storage may be closed to the page; then the choice lasts as long as the page does. */
function stored(): Choice {
  try {
    const text = localStorage.getItem(KEY) ?? '';
    return Object.hasOwn(CHOICES, text) ? (text as Choice) : 'system';
  } catch {
    return 'system';
  }
}

function choose(next: Choice): void {
  choice.value = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    return;
  }
}

export function ThemeChoice() {
  return (
    <label class="theme">
      <span class="sr">Colours</span>
      <select title="Colours" value={choice.value} onChange={(event) => { choose(event.currentTarget.value as Choice); }}>
        {Object.entries(CHOICES).map(([value, words]) => (
          <option key={value} value={value}>{words}</option>
        ))}
      </select>
    </label>
  );
}
