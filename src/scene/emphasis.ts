import type { Actor, ActorId, Relation, Standing, VisibleGraph, VisibleRelation } from '../model';
import type { Emphasis } from './shapes';

/* How strongly things are drawn: what the date, a trace or a path leaves dark stays in the picture, but fades. */

const EMPHASIS: Readonly<Record<Standing, Emphasis>> = {
  holds: 'full',
  made: 'made',
  past: 'faded',
  future: 'faded',
  unknown: 'faded',
};

/** What is selected can be read, whenever it lived. */
export function readable(emphasis: Emphasis, isSelected: boolean): Emphasis {
  return isSelected && emphasis === 'faded' ? 'made' : emphasis;
}

export interface EmphasisRules {
  actor(actor: Actor, standing: Standing): Emphasis;
  relation(shown: VisibleRelation): Emphasis;
  isTraced(id: ActorId): boolean;
  isTracedRelation(relation: Relation): boolean;
}

/** How strongly things are drawn: what does not hold at the date fades, and so does all that a trace or path leaves dark. */
export function emphasisOf(visible: VisibleGraph): EmphasisRules {
  const { lit, window } = visible;
  const explains = new Set<ActorId>();
  if (window)
    for (const { relation, standing } of visible.relations)
      if (relation.family === 'lineage' && standing !== 'future')
        for (const id of relation.from) explains.add(id);
  return {
    isTraced: (id) => lit?.actors.has(id) === true,
    isTracedRelation: (relation) => lit?.relations.has(relation.id) === true,
    actor(actor, standing) {
      if (lit && !lit.actors.has(actor.id)) return 'faded';
      if (standing === 'holds') return 'full';
      return standing !== 'future' && explains.has(actor.id) ? 'made' : 'faded';
    },
    relation(shown) {
      if (lit && !lit.relations.has(shown.relation.id)) return 'faded';
      // What was signed stays signed.
      const isSigned = shown.standing === 'made' && shown.relation.family === 'institutional';
      return isSigned ? 'full' : EMPHASIS[shown.standing];
    },
  };
}
