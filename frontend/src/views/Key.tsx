/** What the marks mean: exactly those that are on screen, drawn by the same functions. */
import type { TieType } from '../api/operations';
import type { EndKind } from '../layout/lifelines';
import type { TimeScale } from '../layout/timeScale';
import type { Vocabulary } from '../model/history';
import { UNDATED } from '../model/spans';
import { sCurve } from '../scene/curves';
import { endGlyph, evidenceTicks, statusGlyph } from '../scene/glyphs';
import { END_MARK, laneShapes } from '../scene/lanes';
import { type Scene, type Shape, shape } from '../scene/scene';
import type { Sheet } from '../scene/sheet';
import { HELD, THERE } from '../scene/strips';

interface Entry {
  readonly text: string;
  readonly shapes: readonly Shape[];
}

const WIDTH = 56;
const HEIGHT = 26;
const TOP = { x: 8, y: 4 };
const BOTTOM = { x: 46, y: 22 };
const CURVE = sCurve(TOP, BOTTOM);
const LEVEL = 'M6 13 L50 13';

const TIES: Readonly<Partial<Record<TieType, readonly Shape[]>>> = {
  SPLIT_FROM: [shape('path', 'split stroke-0', { d: CURVE }), endGlyph('open-circle', TOP)],
  SUCCEEDED: [shape('path', 'succession stroke-0', { d: CURVE }), shape('path', 'succession-core', { d: CURVE })],
  GREW_OUT_OF: [shape('path', 'grew stroke-0', { d: CURVE }), endGlyph('diamond', TOP)],
  MERGED_INTO: [shape('path', 'split stroke-0', { d: CURVE }), endGlyph('circle', { x: 46, y: 21 })],
  PLEDGED_TO: [
    shape('polygon', 'ribbon fill-0', { points: '6,8 40,10.5 40,15.5 6,18' }),
    shape('polygon', 'arrow fill-0', { points: '50,13 40,7.5 40,18.5' }),
  ],
  DEFECTED_TO: [shape('path', 'defection stroke-0', { d: 'M6 13 L40 13' }), shape('polygon', 'arrow-open stroke-0', { points: '50,13 41,8 41,18' })],
  FRONT_FOR: [
    shape('rect', 'fill-0', { x: 6, y: 3, width: 44, height: 6 }),
    shape('rect', 'fill-0', { x: 6, y: 18, width: 44, height: 5 }),
    ...[14, 28, 42].map((x) => shape('line', 'rung stroke-0', { x1: x, y1: 9, x2: x, y2: 18 })),
  ],
  BRANCH_OF: [shape('path', 'thin stroke-0', { d: LEVEL }), endGlyph('square', { x: 8, y: 13 })],
  MEMBER_OF: [shape('path', 'thin stroke-0', { d: LEVEL }), endGlyph('square', { x: 48, y: 13 })],
  AFFILIATED_WITH: [shape('path', 'thin stroke-0', { d: LEVEL }), endGlyph('open-square', { x: 48, y: 13 })],
  SUPPORTED_BY: [shape('path', 'thin stroke-0', { d: LEVEL }), endGlyph('open-square', { x: 48, y: 13 })],
  ALLIED_WITH: [shape('path', 'thin stroke-0', { d: LEVEL })],
  RIVAL_OF: [shape('path', 'thin stroke-0', { d: 'M6 13 l6 -3 l6 6 l6 -6 l6 6 l6 -6 l6 6 l6 -3' })],
  FOUGHT: [shape('path', 'thin stroke-0', { d: 'M6 13 l6 -3 l6 6 l6 -6 l6 6 l6 -6 l6 6 l6 -3' }), endGlyph('diamond', { x: 28, y: 13 })],
  DENIED_MEMBERSHIP: [shape('path', 'denial stroke-0', { d: 'M4 13 L46 13' }), shape('line', 'denial-end', { x1: 46, y1: 7, x2: 46, y2: 19 }), ...statusGlyph('DENIED', { x: 24, y: 13 })],
};

/** Days are pixels here. */
const SCALE: TimeScale = { left: 0, right: WIDTH, x: Number, day: String };

/** A lane as the picture draws it: solid from the second to the third number, uncertain out to the others. */
function lane(from: EndKind, to: EndKind, [a, b, c, d]: readonly [number, number, number, number], part: { readonly outlined?: boolean; readonly undated?: boolean; readonly height?: number } = {}): Shape[] {
  const { outlined = false, undated = false, height = 10 } = part;
  const [start, end] = [{ kind: from, outer: String(a), inner: String(b) }, { kind: to, inner: String(c), outer: String(d) }];
  const spell = { bounds: UNDATED, from: null, to: null, status: null, ending: null };
  return laneShapes([{ start, end, spell, undated }], SCALE, { y: 13, height, hue: 0, outlined, thinnings: [] });
}

const PLAIN = lane('exact', 'unknown', [6, 6, 50, 50]).slice(0, 1);
const MEMBERS = [shape('rect', 'fill-0', { x: 16, y: 5, width: 34, height: 4 }), shape('rect', 'fill-0', { x: 16, y: 17, width: 34, height: 4 })];

/** What of lanes and ties is on screen by a class or, with `=`, by a text. */
const PARTS: readonly (readonly [string, string, readonly Shape[]])[] = [
  ['front-rungs', 'front of a lane that is not beside it', ['front', 'front-rungs'].map((cls) => shape('path', `${cls} stroke-0`, { d: LEVEL }))],
  ['band', 'coalition: the field behind its members, each from its square on', [shape('rect', 'band fill-0', { x: 10, y: 1, width: 44, height: 24 }), shape('line', 'band-edge stroke-0', { x1: 10, y1: 1, x2: 10, y2: 25 }), ...MEMBERS, endGlyph('square', { x: 16, y: 7 }), endGlyph('square', { x: 16, y: 19 })]],
  ['bracket', 'coalition: the bracket joins its members, underlined while they belong', [...MEMBERS.slice(0, 1), shape('line', 'membership stroke-0', { x1: 16, y1: 12, x2: 40, y2: 12 }), shape('path', 'bracket stroke-0', { d: 'M47 7 H54 V20 H47', fill: 'none' })]],
  ['end-bar', 'ends: an exact day, or the last possible one', lane('exact', 'exact', [6, 6, 44, 44])],
  ['hatch-', 'may have begun or ended on any of these days', lane('vague', 'unknown', [6, 24, 50, 50]).slice(0, 2)],
  ['=c.', 'about then: hatched, and fading where it may reach further', lane('approximate', 'unknown', [18, 34, 50, 50]).slice(0, 5)],
  ['=?', 'beginning or end not known', lane('exact', 'unknown', [6, 6, 16, 16])],
  ['undated', 'nothing dates it: shown where it is mentioned', lane('exact', 'unknown', [6, 6, 50, 50], { undated: true }).slice(0, 1)],
  ['going-on', 'going on when last reported', lane('exact', 'ongoing', [6, 6, 40, 40])],
  ['rename', 'takes this name', [...PLAIN, shape('line', 'rename stroke-0', { x1: 28, y1: 1, x2: 28, y2: 20 })]],
  ['outline', 'alleged front', lane('exact', 'unknown', [6, 6, 50, 50], { outlined: true, height: 5 }).slice(0, 1)],
  ['ribbon-open', 'pledge by a share of the group that nobody gives', [shape('polygon', 'ribbon-open stroke-0', { points: '6,11 50,11 50,15.5 6,15.5' })]],
  ['whisker', 'the days between which it happened', [...PLAIN, shape('line', 'whisker', { x1: 12, y1: 22, x2: 44, y2: 22 })]],
  ['weak', 'undated, or only announced', [shape('path', 'thin stroke-0 weak', { d: LEVEL })]],
];

/** Ties to places, which strips show. */
const STRIPS: Readonly<Partial<Record<TieType, readonly Shape[]>>> = {
  OPERATES_IN: lane('exact', 'unknown', [6, 6, 50, 50], { height: THERE }).slice(0, 1),
  CONTROLS: lane('exact', 'unknown', [6, 6, 50, 50], { height: HELD }).slice(0, 1),
};

function entries(shown: Scene, vocabulary: Vocabulary): Entry[] {
  const types = new Set(shown.ties.map((mark) => mark.data['type']));
  const statuses = new Set(shown.ties.map((mark) => mark.data['status']));
  const all = [...shown.lanes, ...shown.ties].flatMap((mark) => mark.shapes).concat(shown.labels, shown.behind);
  const used = (part: string) =>
    all.some((each) => (part.startsWith('=') ? each.cls.startsWith(END_MARK) && each.text === part.slice(1) : each.cls.split(' ').some((name) => name.startsWith(part))));
  const result: Entry[] = [];
  for (const [type, info] of vocabulary) {
    const shapes = TIES[type] ?? STRIPS[type];
    // The members of a coalition have its band or bracket, and what is denied the sign of denials.
    const apart = shown.ties.some((mark) => mark.data['type'] === type && !mark.shapes.some(({ cls }) => cls === 'segment') && (type === 'DENIED_MEMBERSHIP' || !mark.shapes.some(({ cls }) => cls.startsWith('denial '))));
    if (types.has(type) && shapes && apart) result.push({ text: info.reads + (STRIPS[type] ? ' the place' : ''), shapes });
  }
  for (const [part, text, shapes] of PARTS) if (used(part)) result.push({ text, shapes });
  if (statuses.has('CONTESTED')) result.push({ text: 'contested: claims for and against', shapes: statusGlyph('CONTESTED', { x: 28, y: 13 }) });
  if (statuses.has('DENIED') || statuses.has('REFUTED')) {
    result.push({ text: 'denied or refuted: broken, and short of the other side', shapes: TIES.DENIED_MEMBERSHIP ?? [] });
  }
  if (statuses.has('ANNOUNCED')) result.push({ text: 'announced only', shapes: statusGlyph('ANNOUNCED', { x: 28, y: 13 }) });
  if (used('evidence')) {
    result.push({
      text: 'one (hollow), two, three or more independent sources',
      shapes: [...evidenceTicks(1, 10, 13), ...evidenceTicks(2, 28, 13), ...evidenceTicks(3, 52, 13)],
    });
  }
  return result;
}

/** What is drawn otherwise, or not at all, as there are too many lanes for it. */
export function omittedIn({ placed, level }: Sheet): string {
  if (placed) return '';
  if (level.ties === 'none') return 'Ties are left out in rows this dense: “Taller” shows them.';
  if (level.ties === 'story') return 'In rows this dense only descent and pledges are drawn, no coalitions: “Taller” shows all ties.';
  return 'With this many lanes a coalition has no field or bracket: a line leads from each member to it.';
}

interface KeyProps {
  readonly scene: Scene;
  readonly vocabulary: Vocabulary;
  /** Whether anything is faint, as it is not there on the day looked at. */
  readonly faint: boolean;
  readonly omitted: string;
}

export function Key({ scene, vocabulary, faint, omitted }: KeyProps) {
  return (
    <details class="legend" open={globalThis.innerWidth > 900}>
      <summary>What the marks mean</summary>
      <ul>
        {entries(scene, vocabulary).map(({ text, shapes }) => (
          <li key={text}>
            <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
              {shapes.map(({ tag: Tag, cls, attrs, text: content }, index) => (
                <Tag key={index} class={cls} {...attrs}>
                  {content}
                </Tag>
              ))}
            </svg>
            {text}
          </li>
        ))}
        {faint && <li class="faint">Faint: not on the day looked at.</li>}
        {omitted !== '' && <li class="faint">{omitted}</li>}
        <li>Colour tells families apart; black is everything outside the largest four.</li>
      </ul>
    </details>
  );
}
