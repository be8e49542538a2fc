/** What this browser keeps for the console: what was run, and what its reader saved. */
import { LIMIT, LIMITS, type Asked } from './asking';

export interface Ran extends Asked {
  /** When, in milliseconds of the epoch. */
  readonly at: number;
}

export interface Saved extends Asked {
  readonly name: string;
}

const MOST_RAN = 100;

function askedIn(value: unknown): Asked | null {
  const { statement, parameters, limit } = (value ?? {}) as Partial<Record<keyof Asked, unknown>>;
  if (typeof statement !== 'string' || typeof parameters !== 'string') return null;
  return { statement, parameters, limit: LIMITS.find((each) => each === limit) ?? LIMIT };
}

export function ranIn(value: unknown): Ran | null {
  const asked = askedIn(value);
  const { at } = (value ?? {}) as { at?: unknown };
  return asked && typeof at === 'number' ? { ...asked, at } : null;
}

export function savedIn(value: unknown): Saved | null {
  const asked = askedIn(value);
  const { name } = (value ?? {}) as { name?: unknown };
  return asked && typeof name === 'string' && name !== '' ? { ...asked, name } : null;
}

/** A list in the browser's storage; where that is closed to the page it lasts as long as the page does. */
export class Shelf<T> {
  private last: readonly T[] = [];

  /** `read` makes an item of what is stored, or null of what cannot be one. */
  constructor(
    readonly key: string,
    private readonly read: (value: unknown) => T | null,
    private readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>,
  ) {}

  items(): readonly T[] {
    let text: string | null;
    try {
      text = this.storage().getItem(this.key);
    } catch {
      return this.last;
    }
    try {
      const stored: unknown = JSON.parse(text ?? '[]');
      return Array.isArray(stored) ? stored.flatMap((value) => this.read(value) ?? []) : [];
    } catch {
      return [];
    }
  }

  /** Whether it was stored. */
  put(items: readonly T[]): boolean {
    this.last = items;
    try {
      this.storage().setItem(this.key, JSON.stringify(items));
      return true;
    } catch {
      return false;
    }
  }
}

function sameAsked(a: Asked, b: Asked): boolean {
  return a.statement === b.statement && a.parameters === b.parameters;
}

/** The newest first, each once. */
export function remembered(ran: readonly Ran[], next: Ran): readonly Ran[] {
  return [next, ...ran.filter((each) => !sameAsked(each, next))].slice(0, MOST_RAN);
}

/** In order of names; one of the same name is replaced. */
export function savedWith(saved: readonly Saved[], next: Saved): readonly Saved[] {
  return [...saved.filter(({ name }) => name !== next.name), next].sort((a, b) => a.name.localeCompare(b.name));
}
