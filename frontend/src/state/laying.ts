/** The layout, made in a worker for everything to show that is known today. */
import { effect } from '@preact/signals';
import { RequestFailure } from '../api/client';
import { lanesOf, linksOf } from '../layout/ground';
import { packed, unpacked } from '../layout/order';
import type { Answer, Order } from '../layout/worker';
import { extent, failure, history, laid, openLanes, wholePicture } from './page';

/** Follows the state from here on. Of layouts that overtake one another only the last is shown. */
export function startLaying(): void {
  let number = 0;
  let show: ((arranged: Answer['arranged']) => void) | null = null;
  let worker: Worker | null = null;
  const fail = () => {
    worker = null;
    // Where nothing was asked yet it is started again when something is.
    if (number > 0) failure.value = new RequestFailure('layout', 'Its program did not start, or broke off.');
  };
  const start = () => {
    try {
      worker = new Worker(new URL('../layout/worker.ts', import.meta.url), { type: 'module' });
    } catch {
      return null;
    }
    worker.addEventListener('error', fail);
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.number === number) show?.(data.arranged);
    });
    return worker;
  };
  start();
  effect(() => {
    const [whole, days, loaded] = [wholePicture.value, extent.value, history.value];
    if (!whole || !days || !loaded) return;
    number += 1;
    const ready = worker ?? start();
    if (!ready) {
      // Not at once: an answer that has just arrived takes earlier failures away.
      setTimeout(fail);
      return;
    }
    const lanes = lanesOf(whole, days);
    const order: Order = { number, packed: packed(lanes, linksOf(whole), loaded.focus, openLanes.value) };
    show = (arranged) => (laid.value = { whole, order: unpacked(lanes, arranged) });
    ready.postMessage(order, [order.packed.lanes.buffer, order.packed.links.buffer]);
  });
}
