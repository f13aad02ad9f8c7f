import {
  CLAIM_STATUSES,
  FAMILIES,
  visibleGraph,
  ACTOR_KINDS,
  type ActorKind,
  type CampId,
  type ClaimStatus,
  type Family,
  type Graph,
  type SourceId,
  type ViewState,
  type VisibleActor,
  type VisibleGraph,
  type VisibleRelation,
} from '../model';

/** How many would show if a filter's own choice were lifted, all other filters and the date being as they are. */
export interface Facets {
  readonly families: ReadonlyMap<Family, number>;
  readonly kinds: ReadonlyMap<ActorKind, number>;
  readonly camps: ReadonlyMap<CampId, number>;
  readonly statuses: ReadonlyMap<ClaimStatus, number>;
  readonly sources: ReadonlyMap<SourceId, number>;
  readonly unnamed: number;
}

const isThere = ({ standing }: VisibleActor | VisibleRelation) => standing === 'holds' || standing === 'made';

export function facetsOf(graph: Graph, state: ViewState): Facets {
  const lifted = (change: Partial<ViewState>) =>
    visibleGraph(graph, { ...state, selection: null, trace: null, path: null, ...change });
  const families = lifted({ families: new Set(FAMILIES) });
  const kinds = lifted({ kinds: new Set(ACTOR_KINDS) });
  const camps = lifted({ camps: null });
  const statuses = lifted({ statuses: new Set(CLAIM_STATUSES) });
  const sources = lifted({ sources: null });
  const unnamed = lifted({ unnamed: true });
  return {
    families: countBy(families.relations.filter(isThere), ({ relation }) => [relation.family]),
    kinds: countBy(kinds.actors.filter(isThere), ({ actor }) => [actor.kind]),
    camps: countBy(camps.actors.filter(isThere), ({ actor }) =>
      actor.camp === undefined ? [] : [actor.camp],
    ),
    statuses: countBy(statuses.relations.filter(isThere), ({ claims }) =>
      claims.map((claim) => claim.status),
    ),
    sources: countBy(sources.relations.filter(isThere), ({ claims }) => claims.map((claim) => claim.source)),
    unnamed: unnamed.actors.filter(({ actor }) => actor.unnamed).length,
  };
}

function countBy<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items)
    for (const key of new Set(keysOf(item))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Beginnings and endings per year, as the time bar shows them. */
export interface YearOfChange {
  readonly year: number;
  readonly beginnings: number;
  readonly endings: number;
}

export function histogramOf(
  graph: Graph,
  visible: VisibleGraph,
  yearOf: (day: number) => number,
): YearOfChange[] {
  const first = yearOf(graph.period.start);
  const last = yearOf(graph.period.end);
  const years = Array.from({ length: last - first + 1 }, (_, i) => ({
    year: first + i,
    beginnings: 0,
    endings: 0,
  }));
  for (const { dates } of visible.relations) {
    if (dates.start && Number.isFinite(dates.start.earliest)) {
      const entry = years[yearOf(dates.start.earliest) - first];
      if (entry) entry.beginnings++;
    }
    if (dates.end && dates.end !== 'ongoing' && Number.isFinite(dates.end.latest)) {
      const entry = years[yearOf(dates.end.latest) - first];
      if (entry) entry.endings++;
    }
  }
  return years;
}
