import { readFileSync } from 'node:fs';
import { FormatError, readJson } from '../formats';
import { buildSearch, type Actor, type ActorId, type Graph, type Issue } from '../model';
import { DataError, UsageError } from './usage';

export interface Output {
  out(text: string): void;
  err(text: string): void;
}

const lineOf = (file: string, issue: Issue) =>
  `${file}:${issue.line ?? 1}:${issue.column ?? 1}: ${issue.code}: ${issue.severity === 'warning' ? 'warning: ' : ''}${issue.message}\n`;

/**
 * Reads a data set and writes what is wrong with it to stderr.
 * @throws {DataError} where it cannot be used
 */
export function readDataFile(file: string, output: Output): { graph: Graph; issues: readonly Issue[] } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    output.err(`${file}:1:1: not-found: ${(error as Error).message}\n`);
    throw new DataError();
  }
  try {
    const { graph, issues } = readJson(text);
    for (const issue of issues) output.err(lineOf(file, issue));
    if (!graph) throw new DataError();
    return { graph, issues };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    output.err(`${file}:${error.line ?? 1}:${error.column ?? 1}: ${error.code}: ${error.message}\n`);
    throw new DataError();
  }
}

/** @throws {UsageError} where no actor, or more than one, is called so */
export function findActor(graph: Graph, name: string): Actor {
  const byId = graph.actorById.get(name as ActorId);
  if (byId) return byId;
  const wanted = name.toLowerCase();
  const named = graph.actors.filter((actor) =>
    [actor.name, actor.label, ...actor.aliases.map((alias) => alias.name)].some(
      (known) => known.toLowerCase() === wanted,
    ),
  );
  if (named.length === 1 && named[0]) return named[0];
  const near = (
    named.length > 1
      ? named
      : buildSearch(graph)
          .find(name, 4)
          .flatMap((hit) => (hit.type === 'actor' ? [hit.actor] : []))
  )
    .map((actor) => actor.id)
    .join(', ');
  throw new UsageError(
    named.length > 1
      ? `"${name}" fits several actors: ${near}`
      : `no actor is called "${name}"${near ? `; did you mean ${near}?` : ''}`,
  );
}
