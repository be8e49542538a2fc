/** A name in its own language and direction. */
interface ForeignProps {
  readonly text: string;
  readonly language: string | null;
  readonly script: string | null;
  readonly class?: string;
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc']);
const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]/;

export function Foreign({ text, language, script, class: cls }: ForeignProps) {
  const arabic = script === null ? ARABIC.test(text) : RIGHT_TO_LEFT.has(script);
  return (
    <bdi class={cls} dir={arabic ? 'rtl' : 'auto'} lang={language ?? (arabic ? 'ar' : undefined)}>
      {text}
    </bdi>
  );
}
