import { OPENING_VIEW, visibleGraph, type ActorId, type Graph, type Relation } from '../model';
import type { LayoutTie, NetworkProblem, Position } from '../layout/problem';
import { styleOf } from './network-scene';

export interface PlacedProblem {
  readonly problem: NetworkProblem;
  /** The actor of each node. */
  readonly actors: readonly ActorId[];
}

/** Some actors alone, which a view is limited to; null: all. */
export type Subject = ReadonlySet<ActorId> | null;

/** Names a subject: equal keys have equal places. */
export const subjectKey = (subject: Subject) => (subject ? [...subject].sort().join(' ') : '');

/**
 * The layout problem of those whom a view is about. Its positions hold for every date and filter; everybody else is placed
 * among them afterwards by `restProblem`, so that nothing that stands ever moves.
 */
export function subjectProblem(graph: Graph, subject: Subject): PlacedProblem {
  if (!subject) return openingProblem(graph);
  const actors = graph.actors.filter(({ id }) => subject.has(id)).map(({ id }) => id);
  return problemOf(graph, actors, graph.relations);
}

/** The layout problem of the opening view. */
export function openingProblem(graph: Graph): PlacedProblem {
  const visible = visibleGraph(graph, OPENING_VIEW);
  const actors = visible.actors.map(({ actor }) => actor.id);
  return problemOf(
    graph,
    actors,
    visible.relations.map(({ relation }) => relation),
  );
}

/** The problem of placing all other actors around those that have a place. */
export function restProblem(graph: Graph, placed: ReadonlyMap<ActorId, Position>): PlacedProblem {
  const actors = graph.actors.map(({ id }) => id);
  return problemOf(graph, actors, graph.relations, placed);
}

/** Places of all actors around a subject. */
export function placesAround(
  graph: Graph,
  subject: Subject,
  layout: (problem: NetworkProblem) => readonly Position[],
): ReadonlyMap<ActorId, Position> {
  const first = subjectProblem(graph, subject);
  const placed = placesOfNodes(first, layout(first.problem));
  const rest = restProblem(graph, placed);
  return new Map([...placesOfNodes(rest, layout(rest.problem)), ...placed]);
}

export function placesOfNodes(
  { actors }: PlacedProblem,
  positions: readonly Position[],
): ReadonlyMap<ActorId, Position> {
  return new Map(actors.map((id, i) => [id, positions[i]!]));
}

function problemOf(
  graph: Graph,
  ids: readonly ActorId[],
  relations: readonly Relation[],
  placed?: ReadonlyMap<ActorId, Position>,
): PlacedProblem {
  const index = new Map(ids.map((id, i) => [id, i]));
  const nodes = ids.map((id) => {
    const actor = graph.actorById.get(id)!;
    const { width, height } = styleOf(graph, actor);
    const at = placed?.get(id);
    return {
      width,
      height,
      ...(actor.camp === undefined ? {} : { group: actor.camp }),
      ...(at ? { at } : {}),
    };
  });
  const ties: LayoutTie[] = [];
  const clusters = new Map<ActorId, Set<number>>();
  for (const relation of relations)
    for (const fromId of relation.from)
      for (const toId of relation.to) {
        const from = index.get(fromId);
        const to = index.get(toId);
        if (from === undefined || to === undefined) continue;
        ties.push({ from, to, forward: relation.family === 'lineage' });
        if (relation.kind !== 'membership') continue;
        const cluster = clusters.get(toId) ?? new Set([to]);
        clusters.set(toId, cluster.add(from));
      }
  return { problem: { nodes, ties, clusters: [...clusters.values()].map((set) => [...set]) }, actors: ids };
}
