import { isolated } from './direction';
import { formatDate, formatSpell, ONGOING, type EndDate, type PartialDate } from './dates';
import { isContested } from './evidence';
import { actorOf, sourceOf, type Actor, type Graph, type Relation } from './graph';
import { CLAIM_STATUS_NAMES } from './kinds';
import type { Joint } from './lineage';
import type { ActorId, Claim } from './schema';

/** A sentence in which actors stay actors, so that a panel can make them links. */
export type Phrase = readonly (string | { readonly actor: Actor })[];

export function plain(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === 'string' ? part : part.actor.label)).join('');
}

/** "A, B and C" of actors. */
export function listActors(graph: Graph, ids: readonly ActorId[]): Phrase {
  return ids.flatMap((id, i): Phrase => {
    const joiner = i === 0 ? '' : i === ids.length - 1 ? ' and ' : ', ';
    return joiner ? [joiner, { actor: actorOf(graph, id) }] : [{ actor: actorOf(graph, id) }];
  });
}

const PAST: Readonly<Record<string, string>> = {
  is: 'was',
  has: 'had',
  leads: 'led',
  supports: 'supported',
  governs: 'governed',
  operates: 'operated',
  hosts: 'hosted',
  contributes: 'contributed',
  receives: 'received',
  controls: 'controlled',
  shapes: 'shaped',
  restricts: 'restricted',
  includes: 'included',
  represents: 'represented',
  obstructs: 'obstructed',
  trains: 'trained',
};
const PLURAL: Readonly<Record<string, string>> = { is: 'are', was: 'were', has: 'have' };

function inflect(verb: string, past: boolean, plural: boolean): string {
  const [first = '', ...rest] = verb.split(' ');
  const tensed = past ? (PAST[first] ?? first) : first;
  const numbered = plural ? (PLURAL[tensed] ?? (PAST[tensed] ? tensed.replace(/s$/, '') : tensed)) : tensed;
  const words = [numbered, ...rest].join(' ');
  return plural ? words.replace(' a member of', ' members of') : words;
}

/** A relation is told as past once it ended, or an actor of it did. */
function isOver(graph: Graph, relation: Relation): boolean {
  const ended = (end: EndDate) => end !== null && end !== ONGOING;
  if (ended(relation.end)) return true;
  return (
    relation.info.holds === 'spell' &&
    [...relation.from, ...relation.to].some((id) => ended(actorOf(graph, id).end))
  );
}

/** The verb of a relation, seen from one side, as it stands in a sentence: "was a member of". */
export function verbOf(graph: Graph, relation: Relation, side: 'from' | 'to', plural = false): string {
  const verb = side === 'from' ? relation.info.forward : relation.info.inverse;
  return inflect(verb, isOver(graph, relation), plural);
}

/** "(logistics)", or '' */
const subkindNote = (relation: Relation) => (relation.subkind ? ` (${relation.subkind})` : '');

/**
 * "AQIM and Al Murabitoun merged into JNIM": a relation as a sentence, without its date.
 * @param past false: as it was told at its beginning, though it may be over by now
 */
export function sentenceOf(graph: Graph, relation: Relation, past = isOver(graph, relation)): Phrase {
  const verb = inflect(relation.info.forward, past, relation.from.length > 1);
  return [
    ...listActors(graph, relation.from),
    ` ${verb} `,
    ...listActors(graph, relation.to),
    subkindNote(relation),
  ];
}

/** The verb without its copula, as a row of an actor's panel begins: "member of", "offshoot of", "fought". */
function rowVerb(verb: string): string {
  return verb.replace(/^(is|was|are|were) (an? |the )?/, '').replace(/^(has|had) (the )?/, 'has ');
}

/** A relation as a row in an actor's panel: "offshoot of AQIM", "merged into JNIM, with Ansar Dine". */
export function rowOf(graph: Graph, relation: Relation, actor: Actor): Phrase {
  const side = relation.from.includes(actor.id) ? 'from' : 'to';
  const others = side === 'from' ? relation.to : relation.from;
  const companions = (side === 'from' ? relation.from : relation.to).filter((id) => id !== actor.id);
  const verb = rowVerb(verbOf(graph, relation, side));
  return [
    `${verb} `,
    ...listActors(graph, others),
    ...(companions.length > 0 ? [', with ', ...listActors(graph, companions)] : []),
    subkindNote(relation),
  ];
}

/** The date of a relation in words, or ''. */
export function datesInWords(
  relation: Relation,
  dates: { start: PartialDate | null; end: EndDate } = relation,
): string {
  if (relation.info.holds === 'change' || relation.info.holds === 'moment')
    return dates.start ? formatDate(dates.start) : '';
  const words = formatSpell(dates.start, dates.end);
  // A beginning alone does not tell that it ended with it.
  return dates.end === null && Number.isFinite(dates.start?.earliest) ? `from ${words}` : words;
}

/** Where a claim stands: "Conflict in Mali, Islamist Insurgency ¶ 1". */
export function citationOf(graph: Graph, claim: Claim): string {
  const source = sourceOf(graph, claim.source);
  return [source.shortTitle ?? source.title, placeOf(claim)].filter(Boolean).join(', ');
}

export function placeOf(claim: Claim): string {
  const paragraph = claim.paragraph === undefined ? '' : `¶ ${claim.paragraph}`;
  const page = claim.page === undefined ? '' : `p. ${claim.page}`;
  return [claim.section, paragraph, page].filter(Boolean).join(' ');
}

/** A document as a list of sources cites it: author, publisher, title, date; where it has no publisher, its host. */
export function referenceOf(graph: Graph, id: Claim['source']): string {
  const source = sourceOf(graph, id);
  const date = source.date ? source.date.replace(/[?~%]/g, '') : '';
  const publisher = source.publisher ?? /^https?:\/\/(?:www\.)?([^/]+)/.exec(source.url ?? '')?.[1];
  const names = [source.author, publisher].map((name) => name && isolated(name));
  return [...names, `“${isolated(source.title)}”`, date].filter(Boolean).join(', ');
}

/** "stated", "alleged; disputed by another source" … for one relation under a filter. */
export function statusInWords(claims: readonly Claim[]): string {
  const statuses = [
    ...new Set(
      claims
        .filter((c) => c.stance === 'supports')
        .map((c) => CLAIM_STATUS_NAMES[c.status].name.toLowerCase()),
    ),
  ];
  return `${statuses.join(', ')}${isContested(claims) ? '; sources disagree' : ''}`;
}

/**
 * One step of a lineage in words: "AQIM gave rise to MUJAO (October 2011)".
 * @param start the date as the accepted claims give it
 * @param companions who took part in the same joint, but is not what it is told for
 */
export function jointSentence(
  graph: Graph,
  joint: Joint,
  start: PartialDate | null = joint.start,
  companions: readonly ActorId[] = [],
): Phrase {
  const relation = joint.relations[0];
  if (!relation) return [];
  const verb = inflect(relation.info.forward, false, joint.from.length > 1);
  const date = start ? ` (${formatDate(start)})` : ' (date unknown)';
  const beside: Phrase = companions.length > 0 ? [', with ', ...listActors(graph, companions)] : [];
  return [...listActors(graph, joint.from), ` ${verb} `, ...listActors(graph, joint.to), ...beside, date];
}

/** "stated: UN listing: MUJAO; Stanford: MUJAO": how some claims stand, and who makes them. */
export function sourcesInWords(graph: Graph, claims: readonly Claim[]): string {
  const sources = new Set(
    claims.map((claim) => `${claim.stance === 'disputes' ? 'disputed by ' : ''}${citationOf(graph, claim)}`),
  );
  return `${statusInWords(claims)}: ${[...sources].join('; ')}`;
}
