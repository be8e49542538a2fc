/** Words on ties, where there is room for them: what a tie is, readable without the legend. */
import type { TieType } from '../api/operations';
import type { Box } from '../layout/routes';
import { isDenial, type TieView } from '../model/picture';
import { shareInWords } from '../model/wording';
import { along, type Point } from './curves';
import { round, type Shape, shape } from './scene';

/** A tie on its way between two lanes. */
export interface Captioned {
  readonly view: TieView;
  /** Empty for a ladder, which has no room for words between its rungs. */
  readonly way: readonly Point[];
  readonly bundle: string | null;
}

const NOUNS: Readonly<Partial<Record<TieType, string>>> = {
  SPLIT_FROM: 'split',
  SUCCEEDED: 'succession',
  GREW_OUT_OF: 'outgrowth',
  MERGED_INTO: 'merger',
  DEFECTED_TO: 'defectors',
  PLEDGED_TO: 'pledge',
  FRONT_FOR: 'front',
  MEMBER_OF: 'member',
  BRANCH_OF: 'branch',
  AFFILIATED_WITH: 'affiliate',
  DENIED_MEMBERSHIP: 'denial',
  ALLIED_WITH: 'alliance',
  RIVAL_OF: 'rivalry',
  FOUGHT: 'fighting',
  SUPPORTED_BY: 'support',
};

/** Parts of the way at which a caption may stand, from the middle outwards. */
const SPOTS = Array.from({ length: 41 }, (_, step) => 0.5 + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 0.02);
const HALF_HEIGHT = 6;
const CLEAR = 7;

/** `pledge, 90 %`, `pledge refuted`, `denial`. */
export function captionOf({ tie, finding }: TieView): string {
  const noun = NOUNS[tie.type] ?? '';
  const { status, share } = finding;
  if (tie.derived || noun === '') return noun;
  const doubt = { ANNOUNCED: ' announced', CONTESTED: ' contested', DENIED: ' denied', REFUTED: ' refuted', ASSERTED: '', CONFIRMED: '' }[status];
  return noun + doubt + (share !== null && doubt === '' ? `, ${shareInWords(share)}` : '');
}

/**
 * A caption for each tie that has room for one, by the tie's id: on no name, mark, lane or other tie, once in
 * each bundle; level if possible, else along its run.
 */
export function captions(
  ties: readonly Captioned[],
  ways: readonly (readonly Point[])[],
  taken: readonly Box[],
  plot: { readonly left: number; readonly right: number },
  measure: (text: string) => number,
): Map<string, Shape> {
  const boxes = [...taken];
  const bundled = new Set<string>();
  const result = new Map<string, Shape>();
  const isFree = (box: Box) =>
    box.x1 >= plot.left && box.x2 <= plot.right && !boxes.some((other) => touch(box, other)) && !ways.some((way) => crosses(way, box));
  for (const { view, way, bundle } of [...ties].sort((a, b) => rankOf(a.view) - rankOf(b.view))) {
    const text = captionOf(view);
    const key = bundle && `${bundle} ${text}`;
    if (text === '' || way.length === 0 || (key !== null && bundled.has(key))) continue;
    const half = measure(text) / 2;
    const spots = (w: number, h: number) =>
      SPOTS.flatMap((part) => {
        const { x, y } = along(way, part);
        return [x + CLEAR + w, x - CLEAR - w].map((middle) => ({ x1: middle - w, x2: middle + w, y1: y - h, y2: y + h }));
      });
    const level = spots(half, HALF_HEIGHT).find(isFree);
    const box = level ?? spots(HALF_HEIGHT, half).find(isFree);
    if (!box) continue;
    boxes.push(box);
    if (key !== null) bundled.add(key);
    const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
    const turn = level ? {} : { transform: `rotate(-90 ${round(x)} ${round(y)})` };
    result.set(view.tie.id, shape('text', isDenial(view) ? 'caption no' : 'caption', { x, y: y + 4, 'text-anchor': 'middle', ...turn }, text));
  }
  return result;
}

/** Pledges, denials and descent are what the picture is about. */
export function tellsStory(view: TieView): boolean {
  return rankOf(view) < 3;
}

/** Pledges first, then denials, then descent. */
function rankOf(view: TieView): number {
  if (view.tie.type === 'PLEDGED_TO') return 0;
  if (isDenial(view)) return 1;
  return view.tie.type === 'SPLIT_FROM' || view.tie.type === 'SUCCEEDED' ? 2 : 3;
}

function touch(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

/** Whether a way runs through a box: by the boxes of its short pieces, which is enough for text. */
function crosses(way: readonly Point[], box: Box): boolean {
  return way.some((point, index) => {
    const before = way[index - 1];
    if (!before) return false;
    const room = 2;
    return (
      Math.min(before.x, point.x) - room < box.x2 && box.x1 < Math.max(before.x, point.x) + room &&
      Math.min(before.y, point.y) - room < box.y2 && box.y1 < Math.max(before.y, point.y) + room
    );
  });
}
