import { ANY_CLAIM, readDate, traceAsText, traceLineage, type TraceDirection } from '../model';
import { findActor, readDataFile, type Output } from './data-file';
import { UsageError } from './usage';

export interface TraceCall {
  readonly file: string;
  readonly actor: string;
  readonly direction: TraceDirection;
  readonly at: string | undefined;
  readonly json: boolean;
}

export function trace({ file, actor: name, direction, at, json }: TraceCall, output: Output): void {
  const { graph } = readDataFile(file, output);
  const actor = findActor(graph, name);
  const date = at === undefined ? null : readDate(at);
  if (at !== undefined && !date) throw new UsageError(`"${at}" is no EDTF date, such as 2017 or 2017-03`);
  const result = traceLineage(graph, actor.id, direction, date ? { until: date.latest } : {});
  if (!json) {
    output.out(`${traceAsText(graph, result, ANY_CLAIM)}\n`);
    return;
  }
  const kin = (list: typeof result.ancestors) =>
    list.map((k) => ({ id: k.actor.id, name: k.actor.name, generation: k.generation }));
  output.out(
    `${JSON.stringify(
      {
        actor: actor.id,
        ancestors: kin(result.ancestors),
        descendants: kin(result.descendants),
        relations: result.relations.map((relation) => relation.id),
      },
      null,
      2,
    )}\n`,
  );
}
