/** An SVG file as a PNG at twice its size, with what it says of itself in the file's text chunks. */
import { type About, GENERATOR, queryInWords, sourceLines } from './about';
import type { SvgFile } from './svg';

const SCALE = 2;
/** What browsers draw for certain: 16,384 pixels a side, and no more pixels than fit a quarter of a gigabyte. */
const MAX_SIDE = 16_384;
const MAX_PIXELS = 64_000_000;

/** The picture cannot be made; the message says why and what to do. */
export class PictureTooLarge extends Error {}

/** Throws PictureTooLarge where a browser would draw a blank or nothing. */
export function sizeOf({ width, height }: Pick<SvgFile, 'width' | 'height'>): { width: number; height: number } {
  const size = { width: width * SCALE, height: height * SCALE };
  if (Math.max(size.width, size.height) > MAX_SIDE || size.width * size.height > MAX_PIXELS) {
    const words = `${size.width.toLocaleString('en')} × ${size.height.toLocaleString('en')}`;
    throw new PictureTooLarge(`A PNG of ${words} pixels is more than browsers can draw. Export SVG, or show less: fewer steps or relations.`);
  }
  return size;
}

export async function pngOf(file: SvgFile, about: About): Promise<Blob> {
  const size = sizeOf(file);
  const image = new Image();
  const fonts = `<style>${await fontFaces()}</style>`;
  const text = file.text.replace('<title>', `${fonts}<title>`);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), size);
  canvas.getContext('2d')?.drawImage(image, 0, 0, size.width, size.height);
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png'); });
  if (!blob) throw new PictureTooLarge('The browser could not draw so large a picture. Export SVG, or show less.');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return new Blob([withTexts(bytes, textsOf(about))], { type: 'image/png' });
}

/** The page's fonts, inside: a picture that is drawn as an image loads nothing. */
async function fontFaces(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ text: rule.cssText, base: sheet.href ?? location.href })),
  );
  const faces = rules.map(async ({ text, base }) => {
    const address = /url\("?([^")]+)"?\)/.exec(text)?.[1];
    if (address === undefined) return '';
    const data = await dataUrl(await (await fetch(new URL(address, base))).blob());
    return text.replace(/url\("?[^")]+"?\)/, `url("${data}")`);
  });
  return (await Promise.all(faces)).join('');
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => { resolve(reader.result as string); };
    reader.onerror = () => { reject(reader.error ?? new Error('unreadable')); };
    reader.readAsDataURL(blob);
  });
}

/** Keywords of the PNG specification with their texts. */
export function textsOf(about: About): [keyword: string, text: string][] {
  return [
    ['Title', about.title],
    ['Description', queryInWords(about)],
    ['Creation Time', about.exportedAt],
    ['Software', GENERATOR],
    ['Source', [about.address, ...sourceLines(about)].join('\n')],
  ];
}

/** Signature and IHDR: texts come after them. */
const HEAD_BYTES = 33;

/** The PNG with an `iTXt` chunk (UTF-8, not compressed) for each text. */
export function withTexts(png: Uint8Array, texts: readonly (readonly [string, string])[]): Uint8Array<ArrayBuffer> {
  const chunks = texts.map(([keyword, text]) => chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`)));
  const parts = [png.subarray(0, HEAD_BYTES), ...chunks, png.subarray(HEAD_BYTES)];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** The checksum of PNG and gzip, ISO 3309. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
