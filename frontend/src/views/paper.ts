/** What is shown at the moment, for paper. */
import { sourceLines } from '../export/about';
import { classedMarkup, type Drawing } from '../export/drawing';
import { dayInWords } from '../model/wording';
import { shownNow } from './shown';

export interface Paper {
  /** The picture's markup, in slices; empty where there is none. */
  readonly picture: string;
  readonly query: readonly string[];
  readonly sources: readonly string[];
}

/** The height of a page of paper in parts of its width, and up to which a picture is one piece. */
const PAGE = 0.62;
const ONE_PIECE = 0.9;
/** Slices overlap, so that a lane cut by one is whole in the other. */
const OVERLAP = 28;

/** Null where nothing is loaded. */
export function paperNow(): Paper | null {
  const shown = shownNow();
  if (!shown) return null;
  const { about, drawing } = shown;
  const query = [...about.query.map(([part, words]) => `${part}: ${words}`), about.address, `Printed on ${dayInWords(about.exportedAt.slice(0, 10))}`];
  // What was compared is on paper as on screen, with the list of what changed.
  return { picture: drawing && shown.state.view !== 'compare' ? sliced(drawing) : '', query, sources: sourceLines(about) };
}

/** A picture in slices, none higher than a page. */
function sliced(drawing: Drawing): string {
  const { width, height } = drawing;
  const markup = classedMarkup(drawing);
  const frame = (top: number, tall: number, inside: string, cls = '') => `<svg class="${cls}" viewBox="0 ${top} ${width} ${tall}">${inside}</svg>`;
  if (height <= width * ONE_PIECE) return frame(0, height, markup, 'one-piece');
  const tall = width * PAGE;
  const slices: string[] = [];
  for (let top = 0; top === 0 || top + OVERLAP < height; top += tall - OVERLAP) {
    slices.push(frame(top, Math.min(tall, height - top), top === 0 ? `<g id="printed">${markup}</g>` : '<use href="#printed"/>'));
  }
  return slices.join('');
}
