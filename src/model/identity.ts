import { acceptedClaims, type ClaimFilter } from './evidence';
import { relationsOf, type Actor, type Graph } from './graph';
import type { ActorId } from './schema';

/**
 * Whom an actor that one source leaves unnamed probably is, as far as claims of other sources say so that the filter
 * accepts.
 */
export function referentsOf(graph: Graph, actor: Actor, claims: ClaimFilter): ActorId[] {
  if (!actor.unnamed) return [];
  return relationsOf(graph, actor)
    .filter((relation) => relation.kind === 'refers-to' && relation.from.includes(actor.id))
    .filter((relation) => acceptedClaims(relation, claims).length > 0)
    .flatMap((relation) => relation.to);
}
