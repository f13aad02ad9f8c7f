/** The vocabulary of the model. Families, readings and the manner of holding in time are derived from a kind, never stored. */

export const FAMILIES = ['lineage', 'alliance', 'conflict', 'institutional', 'identity'] as const;
export type Family = (typeof FAMILIES)[number];

export const FAMILY_NAMES: Readonly<Record<Family, string>> = {
  lineage: 'Lineage',
  alliance: 'Alliance',
  conflict: 'Conflict',
  institutional: 'Institutional',
  identity: 'Identity',
};

/** What a family is about, for the legend. */
export const FAMILY_HINTS: Readonly<Record<Family, string>> = {
  lineage: 'offshoots, branches, mergers, splits, successions, renames',
  alliance: 'alliances, memberships, pledges, support',
  conflict: 'fights, attacks, rebellions, interventions, abuse',
  institutional: 'leadership, mandates, signatures, sanctions, aid',
  identity: 'who an unnamed actor of a source probably is',
};

export const ACTOR_KINDS = [
  'armed-group',
  'coalition',
  'militia',
  'state',
  'government-body',
  'security-force',
  'international-organization',
  'mission',
  'person',
  'community',
  'agreement',
  'instrument',
  'place',
  'class',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const ACTOR_KIND_NAMES: Readonly<Record<ActorKind, { one: string; many: string }>> = {
  'armed-group': { one: 'Armed group', many: 'Armed groups' },
  coalition: { one: 'Coalition', many: 'Coalitions' },
  militia: { one: 'Militia', many: 'Militias' },
  state: { one: 'State', many: 'States' },
  'government-body': { one: 'Government body', many: 'Government bodies' },
  'security-force': { one: 'Security force', many: 'Security forces' },
  'international-organization': { one: 'International organisation', many: 'International organisations' },
  mission: { one: 'Mission', many: 'Missions' },
  person: { one: 'Person', many: 'Persons' },
  community: { one: 'Community', many: 'Communities' },
  agreement: { one: 'Agreement', many: 'Agreements' },
  instrument: { one: 'Law, order or programme', many: 'Laws, orders, programmes' },
  place: { one: 'Place', many: 'Places' },
  class: { one: 'Generic class', many: 'Generic classes' },
};

export interface RelationKindInfo {
  readonly family: Family;
  /** Undirected kinds read the same from both ends. */
  readonly directed: boolean;
  /**
   * `moment`: done once, over after its date (an attack). `spell`: holds from start to end, an unknown end counts as
   * "still holds" (an alliance). `change`: made at its date and a fact ever after (lineage, a signature).
   */
  readonly holds: 'moment' | 'spell' | 'change';
  /** Verb phrase with `from` as subject and `to` as object. A leading "is" turns to "was" once the relation has ended. */
  readonly forward: string;
  /** Verb phrase with `to` as subject. */
  readonly inverse: string;
  /** What the relation is called as a noun. */
  readonly noun: string;
}

const kind = (
  family: Family,
  holds: RelationKindInfo['holds'],
  noun: string,
  forward: string,
  inverse?: string,
): RelationKindInfo => ({
  family,
  directed: inverse !== undefined,
  holds,
  noun,
  forward,
  inverse: inverse ?? forward,
});

export const RELATION_KINDS = {
  // Lineage runs from old to new.
  offshoot: kind('lineage', 'change', 'offshoot', 'gave rise to', 'is an offshoot of'),
  branch: kind('lineage', 'change', 'branch', 'has the branch', 'is a branch of'),
  merger: kind('lineage', 'change', 'merger', 'merged into', 'was formed by the merger of'),
  split: kind('lineage', 'change', 'split', 'split into', 'was formed by the split of'),
  succession: kind('lineage', 'change', 'succession', 'was succeeded by', 'succeeded'),
  rename: kind('lineage', 'change', 'rename', 'was renamed', 'was formerly'),

  alliance: kind('alliance', 'spell', 'alliance', 'is allied with'),
  collusion: kind('alliance', 'spell', 'collusion', 'colluded with'),
  membership: kind('alliance', 'spell', 'membership', 'is a member of', 'has the member'),
  alignment: kind('alliance', 'spell', 'alignment', 'is aligned with', 'has the alignment of'),
  affiliation: kind('alliance', 'spell', 'affiliation', 'is affiliated with', 'has the affiliate'),
  support: kind('alliance', 'spell', 'support', 'supports', 'is supported by'),

  conflict: kind('conflict', 'spell', 'conflict', 'fought'),
  rivalry: kind('conflict', 'spell', 'rivalry', 'is a rival of'),
  rebellion: kind('conflict', 'spell', 'rebellion', 'rebelled against', 'faced the rebellion of'),
  attack: kind('conflict', 'moment', 'attack', 'attacked', 'was attacked by'),
  intervention: kind('conflict', 'spell', 'intervention', 'intervened against', 'faced the intervention of'),
  coup: kind('conflict', 'moment', 'coup', 'ousted', 'was ousted by'),
  abuse: kind('conflict', 'spell', 'abuse', 'committed abuses against', 'suffered abuses by'),
  displacement: kind('conflict', 'spell', 'displacement', 'displaced', 'was displaced by'),

  leadership: kind('institutional', 'spell', 'leadership', 'leads', 'is led by'),
  'part-of': kind('institutional', 'spell', 'part', 'is part of', 'includes'),
  government: kind('institutional', 'spell', 'government', 'governs', 'is governed by'),
  signatory: kind('institutional', 'change', 'signature', 'signed', 'was signed by'),
  mediation: kind('institutional', 'spell', 'mediation', 'mediated', 'was mediated by'),
  mandate: kind('institutional', 'spell', 'mandate', 'mandated', 'was mandated by'),
  authorization: kind('institutional', 'spell', 'authorisation', 'authorised', 'was authorised by'),
  deployment: kind('institutional', 'spell', 'deployment', 'deployed', 'was deployed by'),
  operation: kind('institutional', 'spell', 'operation', 'operates in', 'hosts the operation of'),
  contribution: kind('institutional', 'spell', 'contribution', 'contributes to', 'receives contributions of'),
  reform: kind('institutional', 'spell', 'reform', 'trains or reforms', 'is trained or reformed by'),
  sanction: kind('institutional', 'spell', 'sanction', 'sanctioned', 'was sanctioned by'),
  ban: kind('institutional', 'change', 'ban', 'banned', 'was banned by'),
  prosecution: kind('institutional', 'spell', 'prosecution', 'prosecuted', 'was prosecuted by'),
  ceasefire: kind('institutional', 'spell', 'ceasefire', 'agreed on a ceasefire with'),
  negotiation: kind('institutional', 'spell', 'negotiation', 'negotiated with'),
  establishment: kind('institutional', 'change', 'establishment', 'established', 'was established by'),
  presence: kind('institutional', 'spell', 'presence', 'is present in', 'has the presence of'),
  control: kind('institutional', 'spell', 'control', 'controls', 'is controlled by'),
  commitment: kind('institutional', 'spell', 'commitment', 'made a commitment to', 'has the commitment of'),
  influence: kind('institutional', 'spell', 'influence', 'shapes', 'is shaped by'),
  origin: kind('institutional', 'change', 'origin', 'comes from', 'is the origin of'),
  restriction: kind('institutional', 'spell', 'restriction', 'restricts', 'is restricted by'),
  demand: kind('institutional', 'spell', 'demand', 'made demands concerning', 'is the subject of demands by'),
  waiver: kind('institutional', 'change', 'waiver', 'waived restrictions on', 'had restrictions waived by'),
  representation: kind('institutional', 'spell', 'representation', 'represents', 'is represented by'),
  obstruction: kind('institutional', 'spell', 'obstruction', 'obstructs', 'is obstructed by'),
  criticism: kind('institutional', 'spell', 'criticism', 'criticised', 'was criticised by'),

  'refers-to': kind('identity', 'spell', 'identification', 'is probably', 'is probably named in a source as'),
} satisfies Record<string, RelationKindInfo>;

export type RelationKind = keyof typeof RELATION_KINDS;
export const RELATION_KIND_IDS = Object.keys(RELATION_KINDS) as RelationKind[];

/** Facts about a relation kind. */
export function relationKind(id: RelationKind): RelationKindInfo {
  return RELATION_KINDS[id];
}

export const CLAIM_STATUSES = [
  'stated',
  'entailed',
  'alleged',
  'perpetrator',
  'monitors',
  'planned',
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const CLAIM_STATUS_NAMES: Readonly<Record<ClaimStatus, { name: string; hint: string }>> = {
  stated: { name: 'Stated', hint: 'the source says so' },
  entailed: { name: 'Inferred', hint: 'follows from what the source says' },
  alleged: { name: 'Alleged', hint: 'the source reports it as an allegation or with reserve' },
  perpetrator: { name: 'Claimed by the perpetrator', hint: 'the group itself says so' },
  monitors: { name: 'Reported by monitors', hint: 'sanctions monitors or observers report it' },
  planned: { name: 'Planned', hint: 'intended, committed or authorised, not done' },
};

/** How firmly a status speaks, strongest first; the strongest claim gives a relation its dash pattern. */
export type Firmness = 'firm' | 'alleged' | 'inferred';
export const FIRMNESS: Readonly<Record<ClaimStatus, Firmness>> = {
  stated: 'firm',
  alleged: 'alleged',
  perpetrator: 'alleged',
  monitors: 'alleged',
  entailed: 'inferred',
  planned: 'inferred',
};
