/** What the marks mean: exactly those that are on screen, drawn by the same functions. */
import type { TieType } from '../api/operations';
import type { Scene, Shape } from '../scene/scene';
import { sCurve } from '../scene/curves';
import { endGlyph, evidenceTicks, statusGlyph } from '../scene/glyphs';
import { shape } from '../scene/scene';
import { vocabulary } from '../state/page';
import { scene } from './ChartView';

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
    shape('rect', 'outline stroke-0', { x: 6, y: 18, width: 44, height: 5 }),
    ...[14, 28, 42].map((x) => shape('line', 'rung stroke-0', { x1: x, y1: 9, x2: x, y2: 18 })),
  ],
  BRANCH_OF: [shape('path', 'thin stroke-0', { d: LEVEL }), endGlyph('square', { x: 8, y: 13 })],
  MEMBER_OF: [shape('path', 'thin stroke-0', { d: LEVEL }), endGlyph('square', { x: 48, y: 13 })],
  AFFILIATED_WITH: [shape('path', 'thin stroke-0', { d: LEVEL }), endGlyph('open-square', { x: 48, y: 13 })],
  SUPPORTED_BY: [shape('path', 'thin stroke-0', { d: LEVEL }), endGlyph('open-square', { x: 48, y: 13 })],
  ALLIED_WITH: [shape('path', 'thin stroke-0', { d: LEVEL })],
  RIVAL_OF: [shape('path', 'thin stroke-0', { d: 'M6 13 l6 -3 l6 6 l6 -6 l6 6 l6 -6 l6 6 l6 -3' })],
  FOUGHT: [shape('path', 'thin stroke-0', { d: 'M6 13 l6 -3 l6 6 l6 -6 l6 6 l6 -6 l6 6 l6 -3' }), endGlyph('diamond', { x: 28, y: 13 })],
  DENIED_MEMBERSHIP: [shape('path', 'denial stroke-0', { d: 'M4 13 L44 13' }), ...statusGlyph('DENIED', { x: 26, y: 13 })],
};

const LANE_TEXT: readonly (readonly [string, string, readonly Shape[]])[] = [
  ['end-bar', 'ends: an exact day, or the last possible one', [lane(6, 44), shape('line', 'end-bar stroke-0', { x1: 44, y1: 5, x2: 44, y2: 21 })]],
  ['hatch-', 'may have begun or ended on any of these days', [lane(24, 50), shape('rect', 'hatch-0', { x: 6, y: 8, width: 18, height: 10 })]],
  ['fade-', 'beginning or end not known', [lane(6, 26), shape('rect', 'fade-out-0', { x: 26, y: 8, width: 18, height: 10 }), shape('text', 'end-mark', { x: 46, y: 17 }, '?')]],
  ['undated', 'nothing dates it: shown where it is mentioned', [shape('rect', 'undated fill-0', { x: 6, y: 8, width: 44, height: 10 })]],
  ['rename', 'takes this name', [lane(6, 50), shape('line', 'rename stroke-0', { x1: 28, y1: 1, x2: 28, y2: 20 })]],
  ['outline', 'alleged front', [shape('rect', 'outline stroke-0', { x: 6, y: 10, width: 44, height: 5 })]],
  ['ribbon-open', 'pledge by a share of the group that nobody gives', [shape('polygon', 'ribbon-open stroke-0', { points: '6,11 50,11 50,15.5 6,15.5' })]],
  ['whisker', 'the days between which it happened', [lane(6, 50), shape('line', 'whisker', { x1: 12, y1: 22, x2: 44, y2: 22 })]],
  ['weak', 'undated, or only announced', [shape('path', 'thin stroke-0 weak', { d: LEVEL })]],
];

function lane(from: number, to: number): Shape {
  return shape('rect', 'fill-0', { x: from, y: 8, width: to - from, height: 10 });
}

function entries(shown: Scene): Entry[] {
  const types = new Set(shown.ties.map((mark) => mark.data['type']));
  const statuses = new Set(shown.ties.map((mark) => mark.data['status']));
  const all = [...shown.lanes, ...shown.ties].flatMap((mark) => mark.shapes).concat(shown.labels);
  const used = (cls: string) => all.some((each) => each.cls.split(' ').some((name) => name.startsWith(cls)));
  const arrows = shown.lanes.some((mark) => mark.shapes.some((each) => each.tag === 'path' && each.cls.startsWith('fill-')));
  const result: Entry[] = [];
  for (const [type, info] of vocabulary.value) {
    const shapes = TIES[type];
    if (types.has(type) && shapes) result.push({ text: info.reads, shapes });
  }
  for (const [cls, text, shapes] of LANE_TEXT) if (used(cls)) result.push({ text, shapes });
  if (arrows) result.push({ text: 'going on when last reported', shapes: [lane(6, 42), shape('polygon', 'fill-0', { points: '51,13 41,5 41,21' })] });
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

export function Legend() {
  const shown = scene.value;
  if (!shown) return null;
  const away = [...shown.lanes, ...shown.ties].some((mark) => mark.cls.includes('away'));
  return (
    <details class="legend" open={globalThis.innerWidth > 900}>
      <summary>What the marks mean</summary>
      <ul>
        {entries(shown).map(({ text, shapes }) => (
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
        {away && <li class="faint">Faint: not on the day looked at.</li>}
        <li>Colour tells families apart; black is everything outside the largest four.</li>
      </ul>
    </details>
  );
}
