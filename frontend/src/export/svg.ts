/** The file around a picture: title, description and metadata for machines, a caption under it for readers. */
import type { About } from './about';
import { GENERATOR, queryInWords, sourceLines } from './about';
import { dayInWords } from '../model/wording';

/** A picture's markup, self-contained, and how it is to be framed. */
export interface Framed {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
  readonly colors: { readonly paper: string; readonly ink: string; readonly soft: string };
  readonly font: string;
  /** The width of a text of 12 px. */
  readonly measure: (text: string) => number;
}

const PAD = 16;
const LINE = 17;
const MIN_WIDTH = 480;

export interface SvgFile {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** A whole file: it refers to nothing outside itself. */
export function svgFile(picture: Framed, about: About): SvgFile {
  const { colors, measure } = picture;
  const width = Math.ceil(Math.max(picture.width, MIN_WIDTH));
  const room = width - 2 * PAD;
  const sources = sourceLines(about);
  const paragraphs: readonly (readonly [text: string, fill: string, weight: number])[] = [
    [about.title, colors.ink, 700],
    ...about.query.map(([part, words]) => [`${part}: ${words}`, colors.ink, 400] as const),
    [about.address, colors.soft, 400],
    [`Exported on ${dayInWords(about.exportedAt.slice(0, 10))} by ${GENERATOR}`, colors.soft, 400],
    [sources.length === 0 ? 'No sources' : `Sources (${sources.length})`, colors.ink, 700],
    ...sources.map((line) => [line, colors.soft, 400] as const),
  ];
  const lines = paragraphs.flatMap(([text, fill, weight]) => wrapped(text, room, measure).map((line) => ({ line, fill, weight })));
  const top = picture.height + PAD;
  const height = Math.ceil(top + lines.length * LINE + PAD);
  const caption = lines.map(
    ({ line, fill, weight }, index) => `<text x="${PAD}" y="${top + (index + 1) * LINE - 5}" fill="${fill}" font-weight="${weight}">${escaped(line)}</text>`,
  );
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(picture.font)}">`,
    `<title>${escaped(about.title)}</title>`,
    `<desc>${escaped(queryInWords(about))}</desc>`,
    metadata(about, sources),
    `<rect width="${width}" height="${height}" fill="${colors.paper}"/>`,
    `<svg width="${picture.width}" height="${picture.height}">${picture.markup}</svg>`,
    `<g font-size="12">`,
    ...caption,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
  return { text, width, height };
}

/** Dublin Core in RDF, where drawing programs look for it. */
function metadata(about: About, sources: readonly string[]): string {
  const terms: readonly (readonly [string, string])[] = [
    ['title', about.title],
    ['date', about.exportedAt],
    ['description', queryInWords(about)],
    ['identifier', about.address],
    ['publisher', GENERATOR],
    ...sources.map((line) => ['source', line] as const),
  ];
  const dc = terms.map(([term, words]) => `<dc:${term}>${escaped(words)}</dc:${term}>`).join('');
  return `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">${dc}</rdf:Description></rdf:RDF></metadata>`;
}

/** Lines no wider than the room, broken between words; a word wider than that is broken where it must. */
export function wrapped(text: string, room: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    let rest = word;
    if (line !== '' && measure(`${line} ${rest}`) > room) {
      lines.push(line);
      line = '';
    }
    while (line === '' && rest.length > 1 && measure(rest) > room) {
      let fits = rest.length - 1;
      while (fits > 1 && measure(rest.slice(0, fits)) > room) fits -= 1;
      lines.push(rest.slice(0, fits));
      rest = rest.slice(fits);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return [...lines, line];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML text: marked characters escaped, those that XML 1.0 does not allow left out. */
export function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}
