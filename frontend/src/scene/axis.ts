/** The years: lines behind the lanes, and their names above. */
import { ticks } from '../layout/timeScale';
import type { TimeScale } from '../layout/timeScale';
import { type Shape, shape } from './scene';
import { AXIS, type SceneInput } from './sheet';

type Years = Pick<SceneInput, 'range' | 'width' | 'measure'>;

/** As high as the picture, however high that is. */
export function grid({ range }: Pick<SceneInput, 'range'>, scale: TimeScale): Shape[] {
  return ticks(range, scale).map(({ x, strong }) => shape('line', strong ? 'grid strong' : 'grid', { x1: x, y1: AXIS, x2: x, y2: '100%' }));
}

export function axis({ range, width, measure }: Years, scale: TimeScale): Shape[] {
  return ticks(range, scale).map(({ x, label, strong }) => {
    const half = measure(label, strong) / 2 + 4;
    const middle = Math.min(Math.max(x, half), width - half);
    return shape('text', strong ? 'tick strong' : 'tick', { x: middle, y: 19, 'text-anchor': 'middle' }, label);
  });
}
