/** Place strips: under an unfolded lane, a line for each place where it operated or that it held, over time. */
import { endRoom } from '../layout/labels';
import { laneOf, type Stretch } from '../layout/lifelines';
import type { TimeRange, TimeScale } from '../layout/timeScale';
import type { Presence } from '../model/places';
import { isBelieved } from '../model/picture';
import { evidenceTicks, statusGlyph } from './glyphs';
import { laneShapes } from './lanes';
import { shape } from './scene';
import { type DrawnStrip, STRIP, type Strip, type StripFrame, type StripTie } from './stripRoom';

/** The height of a strip's bar by how firm the hold was. */
export const HELD = 8;
export const THERE = 4;
/** Between a bar and the place's name. */
const GAP = 6;

/** The strips of a lane by first day, then by name. */
export function stripsOf(presences: readonly Presence[], extent: TimeRange): Strip[] {
  const strips = new Map<string, { place: string; label: string; ties: StripTie[] }>();
  for (const view of presences) {
    const strip = strips.get(view.place.id) ?? { place: view.place.id, label: view.place.label, ties: [] };
    strips.set(view.place.id, strip);
    const { bounds, from, to, status } = view.finding;
    const [stretch] = laneOf({ entity: view.place, names: [], spells: [{ bounds, from, to, status, ending: null }] }, [view], extent);
    if (stretch) strip.ties.push({ view, stretch });
  }
  const first = ({ ties }: Pick<Strip, 'ties'>) => ties.map(({ stretch }) => stretch.start.outer).sort()[0] ?? '';
  for (const { ties } of strips.values()) ties.sort((a, b) => (a.stretch.start.outer < b.stretch.start.outer ? -1 : 1));
  const sorted = [...strips.values()].sort((a, b) => (first(a) + a.label < first(b) + b.label ? -1 : 1));
  return sorted.map((strip) => ({ ...strip, draw: (frame) => stripShapes(strip, frame) }));
}

/** A strip's bars, and the place's name before or after them, else on them. */
function stripShapes({ label, ties }: Pick<Strip, 'label' | 'ties'>, { scale, width, y, hue, measure }: StripFrame): DrawnStrip {
  const marks = ties.map(({ view, stretch }) => {
    const { x1, x2 } = reach(stretch, scale);
    const unreal = isBelieved(view) ? null : view.finding.status === 'ANNOUNCED' ? 'thin weak' : 'denial';
    const height = view.tie.type === 'CONTROLS' ? HELD : THERE;
    const body = unreal
      ? [shape('line', `${unreal} stroke-${hue}`, { x1, y1: y, x2, y2: y })]
      : laneShapes([stretch], scale, { y, height, hue, outlined: false, thinnings: [] });
    const from = Math.max(x1, scale.left);
    return {
      view,
      x: from,
      y,
      shapes: [
        shape('rect', 'hit area', { x: from, y: y - STRIP / 2, width: Math.max(Math.min(x2, scale.right) - from, STRIP), height: STRIP }),
        ...body,
        ...statusGlyph(view.finding.status, { x: Math.min((from + x2) / 2, scale.right), y }),
        ...evidenceTicks(view.finding.independentSources, Math.max(scale.x(stretch.start.inner), scale.left) + 6, y + height / 2 + 4),
      ],
    };
  });
  const reached = ties.map(({ stretch }) => reach(stretch, scale));
  const [x1, x2] = [Math.min(...reached.map((each) => each.x1)), Math.max(...reached.map((each) => each.x2))];
  const size = measure(label);
  const x = x1 - GAP - size >= scale.left ? x1 - GAP - size : x2 + GAP + size <= width ? Math.max(x2 + GAP, scale.left) : scale.left;
  return { marks, name: shape('text', 'place', { x, y: y + 4 }, label), room: { x1: Math.min(x, x1), x2: Math.max(x + size, x2), y1: y - STRIP / 2, y2: y + STRIP / 2 } };
}

/** How far a bar reaches with its fades and signs. */
function reach({ start, end }: Stretch, scale: TimeScale): { x1: number; x2: number } {
  return { x1: scale.x(start.outer) - endRoom(start.kind), x2: scale.x(end.outer) + endRoom(end.kind) };
}
