/** When something that moves has come to rest. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atRest } from '../src/model/rest';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('it is told once, so long after the last move', () => {
  const told = vi.fn();
  const rest = atRest(250, told);
  for (let move = 0; move < 20; move++) {
    rest.moved();
    vi.advanceTimersByTime(100);
  }
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersByTime(149);
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(told).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1000);
  expect(told).toHaveBeenCalledOnce();
});

test('moves after a rest lead to another', () => {
  const told = vi.fn();
  const rest = atRest(250, told);
  rest.moved();
  vi.advanceTimersByTime(300);
  rest.moved();
  vi.advanceTimersByTime(300);
  expect(told).toHaveBeenCalledTimes(2);
});

test('what was cancelled is not told, and a later move is', () => {
  const told = vi.fn();
  const rest = atRest(250, told);
  rest.moved();
  rest.cancel();
  vi.advanceTimersByTime(1000);
  expect(told).not.toHaveBeenCalled();
  rest.moved();
  vi.advanceTimersByTime(250);
  expect(told).toHaveBeenCalledOnce();
});

test('many moves take one timer', () => {
  const rest = atRest(250, () => undefined);
  for (let move = 0; move < 20; move++) rest.moved();
  expect(vi.getTimerCount()).toBe(1);
});
