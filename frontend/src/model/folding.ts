/** Text without what a reader may leave out when typing: case, accents, Arabic vowel signs and letter variants. */

const DROPPED = /[\p{M}\u0640\u02BB-\u02BF'’‘`]/gu;
const VARIANTS: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي', ı: 'i', ø: 'o', ł: 'l', ß: 'ss' };
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'g');

const known = new Map<string, string>();

/** The form in which texts are compared: `Jaʿīsh` and `jaish` are the same, `إمارة` and `اماره` too. */
export function folded(text: string): string {
  // Plain ASCII, by far the most, has nothing to fold but case and apostrophes.
  if (/^[\x20-\x26\x28-\x5F\x61-\x7E]*$/.test(text)) return text.toLowerCase();
  let plain = known.get(text);
  if (plain === undefined) {
    plain = text.toLowerCase().replace(VARIANT, (letter) => VARIANTS[letter] ?? letter).normalize('NFKD').replace(DROPPED, '');
    known.set(text, plain);
  }
  return plain;
}
