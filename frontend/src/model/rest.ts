/** Telling when something that moves has come to rest. */

export interface Rest {
  /** It moved. */
  moved(): void;
  cancel(): void;
}

/** Calls `act` once nothing has moved for `ms`. One timer serves any number of moves: one for each would take longer than some of them. */
export function atRest(ms: number, act: () => void): Rest {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const look = () => {
    const left = last + ms - performance.now();
    timer = left > 0 ? setTimeout(look, left) : undefined;
    if (!timer) act();
  };
  return {
    moved() {
      last = performance.now();
      timer ??= setTimeout(look, ms);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
