import { OPENING_VIEW, visibleGraph, type ActorId, type Graph, type Relation } from '../model';
import type { LayoutTie, NetworkProblem, Position } from '../layout/problem';
import { styleOf } from './network-scene';

export interface PlacedProblem {
  readonly problem: NetworkProblem;
  /** The actor of each node. */
  readonly actors: readonly ActorId[];
}

/**
 * The layout problem of the opening view. Its positions hold for every date and filter; everybody else is placed among
 * them afterwards by `restProblem`, so that nothing that stands ever moves.
 */
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
