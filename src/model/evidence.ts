import type { EndDate, PartialDate } from './dates';
import { readDate } from './dates';
import { endOf, type Relation } from './graph';
import { FIRMNESS, type ClaimStatus, type Firmness } from './kinds';
import type { Claim, SourceId } from './schema';

/** Which claims a reader accepts for now. Null means "any". */
export interface ClaimFilter {
  readonly sources: ReadonlySet<SourceId> | null;
  readonly statuses: ReadonlySet<ClaimStatus> | null;
}

export const ANY_CLAIM: ClaimFilter = { sources: null, statuses: null };

export function acceptsClaim(claim: Claim, filter: ClaimFilter): boolean {
  return (
    (filter.sources === null || filter.sources.has(claim.source)) &&
    (filter.statuses === null || filter.statuses.has(claim.status))
  );
}

/** Claims of a relation that pass the filter; empty unless one of them asserts it. */
export function acceptedClaims(relation: Pick<Relation, 'claims'>, filter: ClaimFilter): readonly Claim[] {
  const claims = relation.claims.filter((claim) => acceptsClaim(claim, filter));
  return claims.some((claim) => claim.stance === 'supports') ? claims : [];
}

/** Sources disagree: at least one claim supports the relation and another disputes it. */
export function isContested(claims: readonly Claim[]): boolean {
  return (
    claims.some((claim) => claim.stance === 'disputes') && claims.some((claim) => claim.stance === 'supports')
  );
}

const FIRMNESS_ORDER: readonly Firmness[] = ['firm', 'alleged', 'inferred'];

/** The firmness of the strongest claim that supports a relation. */
export function firmnessOf(claims: readonly Claim[]): Firmness {
  const found = new Set(
    claims.filter((claim) => claim.stance === 'supports').map((claim) => FIRMNESS[claim.status]),
  );
  return FIRMNESS_ORDER.find((firmness) => found.has(firmness)) ?? 'inferred';
}

/** The documents behind some claims, in the order of the claims, each once. */
export function sourcesOf(claims: readonly Claim[]): SourceId[] {
  return [...new Set(claims.map((claim) => claim.source))];
}

/**
 * The dates of a relation as the accepted claims give them. Where every accepted claim states a start of its own, the
 * relation's (more precise) start rests on a claim that the reader has switched off, so the first claim's is taken.
 */
export function datesUnder(
  relation: Relation,
  claims: readonly Claim[],
): { start: PartialDate | null; end: EndDate } {
  const supporting = claims.filter((claim) => claim.stance === 'supports');
  const own = supporting.length > 0 && supporting.every((claim) => claim.start !== undefined);
  if (!own) return { start: relation.start, end: relation.end };
  const starts = supporting.map((claim) => claim.start);
  if (relation.start && starts.includes(relation.start.edtf))
    return { start: relation.start, end: relation.end };
  const first = supporting[0];
  const start = first?.start === undefined ? relation.start : readDate(first.start);
  const end =
    first?.end === undefined ? (relation.info.holds === 'moment' ? start : relation.end) : endOf(first.end);
  return { start, end };
}
