import {
  ACTOR_KINDS,
  ACTOR_KIND_NAMES,
  FAMILIES,
  FAMILY_NAMES,
  outlives,
  ONGOING,
  type Day,
  type EndDate,
  type Firmness,
  type Graph,
  type RelationKind,
  type VisibleGraph,
} from '../model';
import { emphasisOf } from './emphasis';
import { chipStyle, dashOf, tieStyle } from './grammar';
import { isProminent, PROMINENT_TIES } from './prominence';
import { campColours, mixColours, type Theme } from './palette';
import { OPACITY, type Emphasis, type LegendEntry, type LegendSample } from './shapes';

/** How the families read in a legend, by the marks that really occur. */
const LINE_LABELS: {
  kinds: RelationKind[];
  label: string;
  id: string;
  family: 'lineage' | 'alliance' | 'conflict' | 'institutional' | 'identity';
}[] = [
  {
    id: 'lineage',
    family: 'lineage',
    kinds: ['offshoot', 'branch', 'merger', 'split', 'succession', 'rename'],
    label: 'Lineage: became, gave rise to',
  },
  { id: 'alliance', family: 'alliance', kinds: ['alliance', 'collusion'], label: 'Alliance' },
  {
    id: 'membership',
    family: 'alliance',
    kinds: ['membership', 'affiliation', 'alignment'],
    label: 'Member or affiliate of',
  },
  { id: 'support', family: 'alliance', kinds: ['support'], label: 'Supports' },
  { id: 'conflict', family: 'conflict', kinds: ['conflict', 'rivalry'], label: 'Fought, rivals' },
  {
    id: 'attack',
    family: 'conflict',
    kinds: ['attack', 'rebellion', 'intervention', 'coup', 'abuse', 'displacement'],
    label: 'Attacked, fought against',
  },
];

const FIRMNESS_LABELS: Readonly<Record<Firmness, string>> = {
  firm: 'stated',
  alleged: 'alleged or claimed',
  inferred: 'inferred or planned',
};

/** How much there is in a picture of what is not an actor, a relation or an event by itself. */
export type Besides =
  | { readonly view: 'network'; /** Common grounds of coalitions. */ readonly areas: number }
  | {
      readonly view: 'lineage';
      /** Joints and marks without a date. */
      readonly undated: number;
      /** Alliances and conflicts of which the picture tells how long they went on. */
      readonly spells: number;
      readonly events: number;
    };

/** The legend of what a view really shows, with counts. Lineage is in ink here, in the picture it takes camp colours. */
export function legendOf(graph: Graph, theme: Theme, visible: VisibleGraph, besides: Besides): LegendEntry[] {
  const { view } = besides;
  const entries: LegendEntry[] = [];
  const relations = visible.relations;
  const covered = new Set<RelationKind>();
  const line = (family: (typeof FAMILIES)[number], kind?: RelationKind): LegendSample => {
    const style = tieStyle(family, kind);
    return { type: 'line', stroke: theme.families[family], dash: 'solid', ...style };
  };
  for (const { id, family, kinds, label } of LINE_LABELS) {
    kinds.forEach((kind) => covered.add(kind));
    const count = relations.filter((shown) => kinds.includes(shown.relation.kind)).length;
    if (count === 0) continue;
    const isStripe = view === 'lineage' && id === 'membership';
    entries.push({
      id,
      group: 'Relations',
      label: isStripe ? 'Member: a stripe in the colour of the coalition' : label,
      count,
      sample: isStripe
        ? { type: 'stripe', colour: theme.muted, stripe: mixColours(theme.background, theme.muted, 0.3) }
        : line(family, kinds[0]),
    });
  }
  for (const family of FAMILIES) {
    const count = relations.filter(
      (shown) => shown.relation.family === family && !covered.has(shown.relation.kind),
    ).length;
    if (count > 0)
      entries.push({
        id: family,
        group: 'Relations',
        label: FAMILY_NAMES[family],
        count,
        sample: line(family),
      });
  }
  for (const firmness of ['firm', 'alleged', 'inferred'] as const) {
    const count = relations.filter((shown) => shown.firmness === firmness).length;
    if (count === 0 || (firmness === 'firm' && count === relations.length)) continue;
    entries.push({
      id: firmness,
      group: 'Status',
      label: FIRMNESS_LABELS[firmness],
      count,
      sample: {
        type: 'line',
        stroke: theme.muted,
        width: 1.8,
        dash: dashOf(firmness),
        startMark: 'none',
        endMark: 'none',
      },
    });
  }
  const contested = relations.filter((shown) => shown.contested).length;
  if (contested > 0)
    entries.push({
      id: 'contested',
      group: 'Status',
      label: 'sources disagree',
      count: contested,
      sample: {
        type: 'line',
        stroke: theme.muted,
        width: 1.8,
        dash: 'solid',
        startMark: 'none',
        endMark: 'none',
        contested: true,
      },
    });
  const bare = { type: 'line', width: 1.8, dash: 'solid', startMark: 'none', endMark: 'none' } as const;
  const pale = mixColours(theme.background, theme.muted, OPACITY.made);
  const veryPale = mixColours(theme.background, theme.muted, OPACITY.faded);
  const { made: earlier, faded: elsewhen } = countsByEmphasis(visible);
  if (earlier > 0)
    entries.push({
      id: 'earlier',
      group: 'Signs',
      label: 'pale: before this date, and led here',
      count: earlier,
      sample: { ...bare, stroke: pale },
    });
  if (elsewhen > 0)
    entries.push({
      id: 'elsewhen',
      group: 'Signs',
      label: earlier > 0 ? 'very pale: not at this date' : 'pale: not at this date',
      count: elsewhen,
      sample: { ...bare, stroke: veryPale },
    });
  if (besides.view === 'lineage' && besides.undated > 0)
    entries.push({
      id: 'undated',
      group: 'Signs',
      label: earlier > 0 ? 'pale: without a date too' : 'pale: without a date',
      count: besides.undated,
      sample: { ...bare, stroke: pale },
    });
  if (besides.view === 'lineage' && besides.spells > 0)
    entries.push({
      id: 'spells',
      group: 'Signs',
      label: 'thin line along: so long it went on',
      count: besides.spells,
      sample: { ...bare, stroke: mixColours(theme.background, theme.families.alliance, 0.6) },
    });
  if (besides.view === 'lineage' && besides.events > 0)
    entries.push({
      id: 'events',
      group: 'Signs',
      label: 'event',
      count: besides.events,
      sample: { type: 'event', colour: theme.muted },
    });
  if (besides.view === 'network' && besides.areas > 0)
    entries.push({
      id: 'areas',
      group: 'Signs',
      label: 'common ground: a coalition and its members',
      count: besides.areas,
      sample: {
        type: 'swatch',
        fill: mixColours(theme.background, theme.muted, 0.12),
        stroke: mixColours(theme.background, theme.muted, 0.42),
      },
    });
  for (const camp of graph.dataSet.meta.camps) {
    const count = visible.actors.filter(({ actor }) => actor.camp === camp.id).length;
    const { hue, tint } = campColours(theme, camp.colour);
    if (count > 0)
      entries.push({
        id: camp.id,
        group: 'Camps',
        label: camp.name,
        count,
        sample:
          view === 'lineage'
            ? { type: 'life', colour: hue, arrow: false, fade: false, hollow: false }
            : { type: 'swatch', fill: tint, stroke: hue },
      });
  }
  const prominent = visible.actors.filter(({ actor }) => isProminent(graph, actor)).length;
  if (prominent > 0)
    entries.push({
      id: 'prominent',
      group: 'Signs',
      label: `bold: at least ${PROMINENT_TIES} relations in the data set`,
      count: prominent,
      sample: { type: 'name', colour: theme.ink },
    });
  if (view === 'lineage') return [...entries, ...lifeLineEntries(theme, visible, graph.period.end)];
  for (const kind of ACTOR_KINDS) {
    const count = visible.actors.filter(({ actor }) => actor.kind === kind).length;
    if (count === 0) continue;
    const style = chipStyle('Aa', kind);
    entries.push({
      id: kind,
      group: 'Actors',
      label: ACTOR_KIND_NAMES[kind].one,
      count,
      sample: {
        type: 'chip',
        outline: style.outline,
        fill: style.filled ? theme.noCamp.tint : null,
        stroke: theme.muted,
        dash: style.dash,
        double: style.double,
      },
    });
  }
  return entries;
}

/** How many actors and relations are drawn pale for coming before the date, and how many for not being there at it. */
function countsByEmphasis(visible: VisibleGraph): { readonly made: number; readonly faded: number } {
  const { relation, actor } = emphasisOf({ ...visible, lit: null });
  const all = [
    ...visible.relations.map(relation),
    ...visible.actors.map((one) => actor(one.actor, one.standing)),
  ];
  const count = (wanted: Emphasis) => all.filter((one) => one === wanted).length;
  return { made: count('made'), faded: count('faded') };
}

/** How a life line tells of its beginning, its end and its kind. */
function lifeLineEntries(theme: Theme, { actors }: VisibleGraph, last: Day): LegendEntry[] {
  const isCoalition = ({ actor }: VisibleGraph['actors'][number]) => actor.kind === 'coalition';
  const life = { type: 'life', colour: theme.muted, arrow: false, fade: false, hollow: false } as const;
  const entries: LegendEntry[] = [
    {
      id: 'life-ongoing',
      group: 'Actors',
      label: 'goes on',
      count: actors.filter(({ actor }) => outlives(actor, last)).length,
      sample: { ...life, arrow: true },
    },
    {
      id: 'life-ended',
      group: 'Actors',
      label: 'ended',
      count: actors.filter(({ actor }) => actor.end !== null && !outlives(actor, last)).length,
      sample: life,
    },
    {
      id: 'life-uncertain',
      group: 'Actors',
      label: 'fades: within these dates, or unknown',
      count: actors.filter(
        ({ actor }) => !isExact(actor.start) || (!outlives(actor, last) && !isExact(actor.end)),
      ).length,
      sample: { ...life, fade: true },
    },
    {
      id: 'life-coalition',
      group: 'Actors',
      label: 'coalition',
      count: actors.filter(isCoalition).length,
      sample: { ...life, hollow: true },
    },
  ];
  return entries.filter(({ count }) => count > 0);
}

const isExact = (date: EndDate | null) => date !== null && date !== ONGOING && date.earliest === date.latest;
