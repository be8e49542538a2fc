/** A statement as an address: behind #, so that it is sent to no server before its reader runs it. */
import { type Asked, LIMIT, LIMITS } from './asking';

export function writeShared({ statement, parameters, limit }: Asked): string {
  const params = new URLSearchParams({ statement });
  if (parameters.trim() !== '') params.set('parameters', parameters);
  if (limit !== LIMIT) params.set('limit', String(limit));
  return `#${params.toString()}`;
}

/** What an address holds; null where it holds no statement. */
export function readShared(hash: string): Asked | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const statement = params.get('statement');
  if (statement === null) return null;
  const limit = LIMITS.find((each) => String(each) === params.get('limit')) ?? LIMIT;
  return { statement, parameters: params.get('parameters') ?? '', limit };
}
