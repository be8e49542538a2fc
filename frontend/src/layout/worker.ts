/** The layout's own thread: lanes and links as numbers in, their places out. */
import { arrange } from './arrange';
import type { Arranged, Packed } from './packed';

/** One layout to make, or made; the number tells which. */
export interface Order {
  readonly number: number;
  readonly packed: Packed;
}

export interface Answer {
  readonly number: number;
  readonly arranged: Arranged;
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const arranged = arrange(data.packed);
  const answer: Answer = { number: data.number, arranged };
  postMessage(answer, { transfer: [arranged.buffer] });
});
