import type { PartialDate } from './dates';
import { acceptedClaims, ANY_CLAIM, datesUnder, isContested, type ClaimFilter } from './evidence';
import { actorOf, sourceOf, type Graph, type Relation } from './graph';
import { CLAIM_STATUS_NAMES } from './kinds';
import { jointAround, jointsOf, morePrecise, traceTitle, type Joint, type Kin, type Trace } from './lineage';
import type { ActorId, Claim } from './schema';
import {
  jointSentence,
  listActors,
  placeOf,
  plain,
  referenceOf,
  sourcesInWords,
  statusInWords,
  type Phrase,
} from './words';

/** One step of a trace in words; a merger of several is one step. */
export interface TraceStep {
  readonly joint: Joint;
  readonly phrase: Phrase;
  readonly start: PartialDate | null;
  readonly claims: readonly Claim[];
  /** The records of the step, each with what it rests on: sources of one parent of a merger may not name another. */
  readonly parts: readonly TracePart[];
  readonly contested: boolean;
  readonly side: 'ancestors' | 'descendants';
  /** How far from the traced actor the step leads, from 1. */
  readonly generation: number;
  /** Kin that the step leads to and that lineage goes on from; folding one away hides its branch. */
  readonly branches: readonly Kin[];
}

export interface TracePart {
  readonly relation: Relation;
  readonly claims: readonly Claim[];
}

/** The steps of one generation, back or on. */
export interface TraceGeneration {
  readonly side: TraceStep['side'];
  readonly generation: number;
  readonly steps: readonly TraceStep[];
}

/** A trace read step by step, in order of time. */
export function traceSteps(graph: Graph, trace: Trace, filter: ClaimFilter = ANY_CLAIM): TraceStep[] {
  const up = new Map(trace.ancestors.map((kin) => [kin.actor.id, kin]));
  const down = new Map(trace.descendants.map((kin) => [kin.actor.id, kin]));
  const stepsTo = (kin: ReadonlyMap<ActorId, Kin>, ids: readonly ActorId[]) =>
    Math.min(...ids.map((id) => (id === trace.actor.id ? 0 : (kin.get(id)?.generation ?? Infinity)))) + 1;
  const steps = jointsOf(trace.relations).map((joint) => {
    const back = joint.from.some((id) => up.has(id)) ? stepsTo(up, joint.to) : Infinity;
    const on = joint.to.some((id) => down.has(id)) ? stepsTo(down, joint.from) : Infinity;
    const side = back <= on ? ('ancestors' as const) : ('descendants' as const);
    const parts = joint.relations.map((relation): TracePart => ({
      relation,
      claims: acceptedClaims(relation, filter),
    }));
    const claims = parts.flatMap((one) => one.claims);
    const start = parts
      .map(({ relation, claims }) => datesUnder(relation, claims).start)
      .reduce(morePrecise, null);
    const whole = jointAround(graph, joint.relations[0]!, filter);
    const companions = whole?.from.filter((id) => !joint.from.includes(id)) ?? [];
    const phrase = jointSentence(graph, joint, start, companions);
    const contested = parts.some((part) => isContested(part.claims));
    return { joint, phrase, start, claims, parts, contested, side, generation: Math.min(back, on) };
  });
  // An actor that several steps lead to has its branch at the nearest of them.
  const branches = new Map<Joint, Kin[]>();
  const told = new Set<ActorId>();
  for (const { joint, side } of [...steps].sort((a, b) => a.generation - b.generation)) {
    const [kin, ends] = side === 'ancestors' ? [up, joint.from] : [down, joint.to];
    const fresh = ends.flatMap((id) => (told.has(id) ? [] : (kin.get(id) ?? []))).filter((one) => one.goesOn);
    for (const { actor } of fresh) told.add(actor.id);
    branches.set(joint, fresh);
  }
  return steps.map((step) => ({ ...step, branches: branches.get(step.joint) ?? [] }));
}

/** A trace by generations, from the farthest ancestors to the farthest descendants, so that time runs down the page. */
export function traceGenerations(steps: readonly TraceStep[]): TraceGeneration[] {
  const place = ({ side, generation }: Pick<TraceStep, 'side' | 'generation'>) =>
    side === 'ancestors' ? -generation : generation;
  const places = [...new Set(steps.map(place))].sort((a, b) => a - b);
  return places.map((at) => ({
    side: at < 0 ? 'ancestors' : 'descendants',
    generation: Math.abs(at),
    steps: steps.filter((step) => place(step) === at),
  }));
}

/** "4 generations back", "1 generation on". */
export function generationTitle({ side, generation }: Pick<TraceGeneration, 'side' | 'generation'>): string {
  return `${generation} ${generation === 1 ? 'generation' : 'generations'} ${side === 'ancestors' ? 'back' : 'on'}`;
}

/** "Without what lies beyond AQIM and MUJAO.", or '' where no branch is folded away. */
export function foldedInWords(graph: Graph, folded: ReadonlySet<ActorId>): string {
  const names = [...folded].map((id) => actorOf(graph, id).label);
  if (names.length === 0) return '';
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  return `Without what lies beyond ${list}.`;
}

export interface ReadingOptions {
  readonly filter?: ClaimFilter;
  /** Branches that are folded away, which the reading then says. */
  readonly folded?: ReadonlySet<ActorId>;
}

const NOTHING = 'No lineage is recorded.';

/** A trace as plain text: a line for each step, its status and sources in brackets. */
export function traceAsText(
  graph: Graph,
  trace: Trace,
  { filter = ANY_CLAIM, folded = new Set() }: ReadingOptions = {},
): string {
  const evidenceOf = ({ parts, claims }: TraceStep) =>
    parts.length < 2
      ? sourcesInWords(graph, claims)
      : parts.map((part) => `${namesOf(graph, part)}: ${sourcesInWords(graph, part.claims)}`).join('] [');
  const lines = traceGenerations(traceSteps(graph, trace, filter)).flatMap((one) => [
    '',
    `${generationTitle(one)}:`,
    ...one.steps.map((step) => `- ${plain(step.phrase)}. [${evidenceOf(step)}]`),
  ]);
  if (lines.length === 0) lines.push(NOTHING);
  const left = foldedInWords(graph, folded);
  return [traceTitle(trace), ...(left ? [left] : []), ...lines].join('\n');
}

/**
 * A trace as Markdown. Each step has footnotes, one for each passage that it rests on: title, section, paragraph,
 * phrase and address. Text of the data set cannot become markup.
 */
export function traceAsMarkdown(
  graph: Graph,
  trace: Trace,
  { filter = ANY_CLAIM, folded = new Set() }: ReadingOptions = {},
): string {
  const notes = new Footnotes(graph);
  const lines = traceGenerations(traceSteps(graph, trace, filter)).flatMap((one) => [
    `### ${generationTitle(one)}`,
    one.steps.map((step) => `- ${stepAsMarkdown(graph, step, notes)}`).join('\n'),
  ]);
  if (lines.length === 0) lines.push(NOTHING);
  const left = foldedInWords(graph, folded);
  const head = [`## ${escapeMarkdown(traceTitle(trace))}`, ...(left ? [escapeMarkdown(left)] : [])];
  return `${[...head, ...lines, ...(notes.lines.length > 0 ? [notes.lines.join('\n')] : [])].join('\n\n')}\n`;
}

const namesOf = (graph: Graph, { relation }: TracePart) => plain(listActors(graph, relation.from));

function stepAsMarkdown(graph: Graph, step: TraceStep, notes: Footnotes): string {
  const marks = (stance: Claim['stance'], claims = step.claims) =>
    [...new Set(claims.filter((claim) => claim.stance === stance).map((claim) => notes.markOf(claim)))].join(
      '',
    );
  const support =
    step.parts.length < 2
      ? marks('supports')
      : ` (${step.parts
          .map((part) => `${escapeMarkdown(namesOf(graph, part))}${marks('supports', part.claims)}`)
          .join('; ')})`;
  const sentence = `${escapeMarkdown(plain(step.phrase))}.${support}`;
  const status = statusInWords(step.claims.filter((claim) => claim.stance === 'supports'));
  const standing = status === CLAIM_STATUS_NAMES.stated.name.toLowerCase() ? '' : ` *(${status})*`;
  const disputed = step.contested ? ` *Sources disagree:* disputed.${marks('disputes')}` : '';
  return `${sentence}${standing}${disputed}`;
}

/** Footnotes by passage: the same place in the same document is one note. */
class Footnotes {
  readonly lines: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #graph: Graph;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  markOf(claim: Claim): string {
    const text = this.#textOf(claim);
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#numbers.size + 1;
      this.#numbers.set(text, number);
      this.lines.push(`[^${number}]: ${text}`);
    }
    return `[^${number}]`;
  }

  #textOf(claim: Claim): string {
    const { url } = sourceOf(this.#graph, claim.source);
    const cited = [referenceOf(this.#graph, claim.source), placeOf(claim)].filter(Boolean).join(', ');
    const phrase = claim.phrase ? `: “${claim.phrase}”` : '';
    // Addresses hold no spaces or angle brackets: the schema sees to it.
    return `${escapeMarkdown(cited + phrase)}.${url ? ` <${url}>` : ''}`;
  }
}

/** Text that Markdown prints as it stands; line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~&^$]/g, '\\$&');
}
