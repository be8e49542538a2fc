/** The relation types as values, for reading addresses. The compiler holds the list to the schema's. */
import type { TieType } from '../api/operations';

const EACH: Readonly<Record<TieType, true>> = {
  SPLIT_FROM: true,
  SUCCEEDED: true,
  GREW_OUT_OF: true,
  MERGED_INTO: true,
  DEFECTED_TO: true,
  PLEDGED_TO: true,
  FRONT_FOR: true,
  MEMBER_OF: true,
  BRANCH_OF: true,
  AFFILIATED_WITH: true,
  DENIED_MEMBERSHIP: true,
  ALLIED_WITH: true,
  RIVAL_OF: true,
  FOUGHT: true,
  SUPPORTED_BY: true,
  OPERATES_IN: true,
  CONTROLS: true,
  LOCATED_IN: true,
  LED_BY: true,
};

export const TIE_TYPES = Object.keys(EACH) as TieType[];

/** Ties to places and leaders are listed in the panel, not drawn between lanes. */
export const NOT_DRAWN: ReadonlySet<TieType> = new Set<TieType>(['OPERATES_IN', 'CONTROLS', 'LOCATED_IN', 'LED_BY']);
