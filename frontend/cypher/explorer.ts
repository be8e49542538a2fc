/** Addresses in the explorer of what has an id of ours. */
import { START, type View, writeAddress } from '../src/state/address';
import type { Cell } from './cells';

const ENTITY = /^(?:group|person|place):[^/\s]+$/;
const TIE = /^tie:[^/\s]+\/((?:group|person|place):[^/\s]+)\/(?:group|person|place):\S+$/;
const FACT = /^(?:name|strength|existence|ending):((?:group|person|place):[^/\s]+)(?:\/\S+)?$/;
const SOURCE = /^source:[^/\s]+$/;

/** Where the explorer shows an id; null for what is none of ours, or has no place there. */
export function explorerAddress(id: Cell | undefined, view: View = START.view): string | null {
  if (typeof id !== 'string') return null;
  if (ENTITY.test(id)) return `/${writeAddress({ ...START, view, focus: id })}`;
  if (SOURCE.test(id)) return `/${writeAddress({ ...START, view, selection: id })}`;
  const focus = (TIE.exec(id) ?? FACT.exec(id))?.[1];
  return focus === undefined ? null : `/${writeAddress({ ...START, view, focus, selection: id })}`;
}
