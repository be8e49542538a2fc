/** Settles one graph at a time off the main thread; a newer one takes the place of one under way. */
import { type ForceGraph, settling } from './force';

export interface Order extends ForceGraph {
  readonly run: number;
  /** Whether to tell places on the way. */
  readonly progress: boolean;
}

export interface Told {
  readonly run: number;
  readonly places: Float64Array;
  readonly settled: boolean;
}

/** How long it works before it looks for a newer order, and how often it tells places: milliseconds. */
const SLICE = 30;
const TELL = 120;

let current = 0;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const { run, progress } = data;
  current = run;
  const work = settling(data);
  let told = performance.now();
  const slice = () => {
    if (run !== current) return;
    const start = performance.now();
    let going = true;
    while (going && performance.now() - start < SLICE) going = work.step();
    if (!going || (progress && performance.now() - told > TELL)) {
      told = performance.now();
      postMessage({ run, places: work.places(), settled: !going } satisfies Told);
    }
    if (going) setTimeout(slice);
  };
  slice();
});
