/** What goes to the layout's worker and back: plain numbers, handed over without being copied. */

/** Lanes and links in the order of their ids: the first goes first where all else is equal. Times are milliseconds UTC. */
export interface Packed {
  /** Of each lane: from when to when it is there, in the middle of what is possible; its first and last possible moment; 1 where it keeps a row to itself. */
  readonly lanes: Float64Array;
  /** Of each link: the lanes it leads from and to, by number; when, Infinity where nothing dates it; its rank as descent, 0 where it is none; 1 where it joins a front to its principal; how strongly it draws. */
  readonly links: Float64Array;
  /** The lane that comes first; -1 where it is not there. */
  readonly focus: number;
  /** What lies at least between two lanes of one row. */
  readonly room: number;
}

/** Of each lane from top to bottom, those of one row by time: its number, row and family. */
export type Arranged = Int32Array;

export const LANE_NUMBERS = 5;
export const LINK_NUMBERS = 6;
export const PLACE_NUMBERS = 3;
