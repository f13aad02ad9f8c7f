import { citationOf, findPaths, pathSentence, plain } from '../model';
import { findActor, readDataFile, type Output } from './data-file';

export interface PathCall {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly json: boolean;
}

export function path({ file, from, to, json }: PathCall, output: Output): void {
  const { graph } = readDataFile(file, output);
  const a = findActor(graph, from);
  const b = findActor(graph, to);
  const paths = findPaths(graph, a.id, b.id);
  if (json) {
    const value = paths.map((chain) => ({
      actors: chain.actors.map((actor) => actor.id),
      relations: chain.relations.map((relation) => relation.id),
      sentence: plain(pathSentence(chain)),
    }));
    output.out(`${JSON.stringify({ paths: value }, null, 2)}\n`);
    return;
  }
  if (paths.length === 0) {
    output.out(`No chain of relations ties ${a.label} to ${b.label}.\n`);
    return;
  }
  paths.forEach((chain, i) => {
    const sources = [
      ...new Set(
        chain.relations.flatMap((relation) =>
          relation.claims.slice(0, 1).map((claim) => citationOf(graph, claim)),
        ),
      ),
    ];
    output.out(`${i + 1}. ${plain(pathSentence(chain))}.\n   [${sources.join('; ')}]\n`);
  });
}
