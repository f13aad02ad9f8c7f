import {
  citationOf,
  formatDate,
  plain,
  readDate,
  statusInWords,
  traceAsMarkdown,
  traceAsText,
  traceLineage,
  traceSteps,
  type Graph,
  type Trace,
  type TraceDirection,
} from '../model';
import { findActor, readDataFile, type Output } from './data-file';
import { UsageError } from './usage';

export interface TraceCall {
  readonly file: string;
  readonly actor: string;
  readonly direction: TraceDirection;
  readonly at: string | undefined;
  readonly form: 'text' | 'markdown' | 'json';
}

/** Writes the lineage of an actor. @throws {UsageError} where the date is none */
export function trace({ file, actor: name, direction, at, form }: TraceCall, output: Output): void {
  const { graph } = readDataFile(file, output);
  const actor = findActor(graph, name);
  const date = at === undefined ? null : readDate(at);
  if (at !== undefined && !date) throw new UsageError(`"${at}" is no EDTF date, such as 2017 or 2017-03`);
  const result = traceLineage(graph, actor.id, direction, date ? { until: date.latest } : {});
  if (form === 'json') output.out(`${JSON.stringify(traceAsValue(graph, result), null, 2)}\n`);
  else if (form === 'markdown') output.out(traceAsMarkdown(graph, result));
  else output.out(`${traceAsText(graph, result)}\n`);
}

function traceAsValue(graph: Graph, trace: Trace) {
  const kin = (list: Trace['ancestors']) =>
    list.map((k) => ({ id: k.actor.id, name: k.actor.name, generation: k.generation }));
  const cite = (claims: ReturnType<typeof traceSteps>[number]['claims']) => [
    ...new Set(claims.map((claim) => citationOf(graph, claim))),
  ];
  return {
    actor: trace.actor.id,
    ancestors: kin(trace.ancestors),
    descendants: kin(trace.descendants),
    relations: trace.relations.map((relation) => relation.id),
    steps: traceSteps(graph, trace).map((step) => ({
      side: step.side,
      generation: step.generation,
      sentence: plain(step.phrase),
      date: step.start ? { edtf: step.start.edtf, words: formatDate(step.start) } : null,
      status: statusInWords(step.claims),
      contested: step.contested,
      relations: step.joint.relations.map((relation) => relation.id),
      sources: cite(step.claims.filter((claim) => claim.stance === 'supports')),
      disputedBy: cite(step.claims.filter((claim) => claim.stance === 'disputes')),
    })),
  };
}
