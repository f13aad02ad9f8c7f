import {
  citationOf,
  findPaths,
  pathAsText,
  pathSentence,
  pathSteps,
  plain,
  type Graph,
  type Path,
} from '../model';
import { findActor, readDataFile, type Output } from './data-file';

export interface PathCall {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly json: boolean;
}

/** Writes the most telling chains between two actors, best first. */
export function path({ file, from, to, json }: PathCall, output: Output): void {
  const { graph } = readDataFile(file, output);
  const a = findActor(graph, from);
  const b = findActor(graph, to);
  const paths = findPaths(graph, a.id, b.id);
  if (json)
    output.out(`${JSON.stringify({ paths: paths.map((chain) => pathAsValue(graph, chain)) }, null, 2)}\n`);
  else if (paths.length === 0) output.out(`No chain of relations ties ${a.label} to ${b.label}.\n`);
  else
    output.out(`${paths.map((chain, i) => `${i + 1}. ${indent(pathAsText(graph, chain))}`).join('\n\n')}\n`);
}

const indent = (text: string) => text.replaceAll('\n', '\n   ');

function pathAsValue(graph: Graph, chain: Path) {
  return {
    actors: chain.actors.map((actor) => actor.id),
    relations: chain.relations.map((relation) => relation.id),
    sentence: plain(pathSentence(graph, chain)),
    steps: pathSteps(graph, chain).map((step) => ({
      relation: step.relation.id,
      sentence: plain(step.phrase),
      contested: step.contested,
      sources: [...new Set(step.claims.map((claim) => citationOf(graph, claim)))],
    })),
  };
}
