import * as v from 'valibot';
import { readDate } from './dates';
import { ACTOR_KINDS, CLAIM_STATUSES, FAMILIES, RELATION_KIND_IDS, type RelationKind } from './kinds';

/*
 * The one definition of a data set. Types, the run-time check and graph-data/schema.json all come from here.
 * Objects are loose: a field that we do not know is kept, and reported by validate.ts.
 */

export const SCHEMA_VERSION = 1;

const slug = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'an id is lower-case letters, digits and single hyphens, such as "al-murabitoun"',
  ),
  v.maxLength(120),
);
const ActorIdSchema = v.pipe(slug, v.brand('ActorId'));
const RelationIdSchema = v.pipe(slug, v.brand('RelationId'));
const EventIdSchema = v.pipe(slug, v.brand('EventId'));
const SourceIdSchema = v.pipe(slug, v.brand('SourceId'));
const CampIdSchema = v.pipe(slug, v.brand('CampId'));

const name = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'), v.maxLength(300));
const prose = v.pipe(v.string(), v.maxLength(5000));

const partialDate = v.pipe(
  v.string(),
  v.check(
    (text) => readDate(text) !== null,
    'must be one EDTF date, such as 2013, 2013-08, 2012~, 2013? or [2013-01..2013-04]',
  ),
);
const endDate = v.pipe(
  v.string(),
  v.check(
    (text) => text === '..' || readDate(text) !== null,
    'must be one EDTF date, or ".." for what is still going on; leave it out where it is unknown',
  ),
);

/** Only web links leave the data set: `javascript:` and its kin never become a link. */
const webLink = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.regex(/^https?:\/\/[^\s"<>]+$/, 'must be a web address that begins with http:// or https://'),
);

const MAX_PHRASE_WORDS = 8;
const phrase = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.maxLength(200),
  v.check((text) => text.trim().split(/\s+/).length <= MAX_PHRASE_WORDS, 'must be at most eight words'),
);

export const ClaimSchema = v.looseObject({
  source: SourceIdSchema,
  section: v.optional(name),
  paragraph: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  page: v.optional(name),
  phrase: v.optional(phrase),
  status: v.optional(v.picklist(CLAIM_STATUSES), 'stated'),
  stance: v.optional(v.picklist(['supports', 'disputes']), 'supports'),
  confidence: v.optional(v.picklist(['high', 'partly', 'low'])),
  start: v.optional(partialDate),
  end: v.optional(endDate),
  note: v.optional(prose),
});

export const ActorSchema = v.looseObject({
  id: ActorIdSchema,
  name,
  shortName: v.optional(v.pipe(name, v.maxLength(40))),
  aliases: v.optional(
    v.array(
      v.looseObject({
        name,
        lang: v.optional(
          v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag')),
        ),
        start: v.optional(partialDate),
        end: v.optional(endDate),
      }),
    ),
    [],
  ),
  kind: v.picklist(ACTOR_KINDS),
  camp: v.optional(CampIdSchema),
  unnamed: v.optional(v.boolean(), false),
  start: v.optional(partialDate),
  end: v.optional(endDate),
  summary: v.optional(prose),
  note: v.optional(prose),
  externalIds: v.optional(v.record(name, name), {}),
  claims: v.optional(v.array(ClaimSchema), []),
});

const oneOrMany = v.union(
  [
    ActorIdSchema,
    v.pipe(v.array(ActorIdSchema), v.minLength(1, 'must name at least one actor'), v.maxLength(100)),
  ],
  'must be the id of an actor, or a list of such ids',
);

export const RelationSchema = v.looseObject({
  id: RelationIdSchema,
  kind: v.picklist(RELATION_KIND_IDS as [RelationKind, ...RelationKind[]]),
  subkind: v.optional(name),
  from: oneOrMany,
  to: oneOrMany,
  start: v.optional(partialDate),
  end: v.optional(endDate),
  note: v.optional(prose),
  claims: v.pipe(v.array(ClaimSchema), v.minLength(1, 'a relation needs at least one claim: who says so?')),
});

export const EventSchema = v.looseObject({
  id: EventIdSchema,
  title: name,
  date: partialDate,
  place: v.optional(name),
  summary: v.optional(prose),
  participants: v.optional(v.array(v.looseObject({ actor: ActorIdSchema, role: v.optional(name) })), []),
  claims: v.pipe(v.array(ClaimSchema), v.minLength(1, 'an event needs at least one claim: who says so?')),
});

export const SourceSchema = v.looseObject({
  id: SourceIdSchema,
  title: name,
  shortTitle: v.optional(name),
  publisher: v.optional(name),
  author: v.optional(name),
  date: v.optional(partialDate),
  url: v.optional(webLink),
  licence: v.optional(name),
  language: v.optional(name),
  note: v.optional(prose),
});

/** A saved view: the same parameters as the URL holds, under the same names. */
export const ViewSchema = v.looseObject({
  id: slug,
  title: name,
  description: v.optional(prose),
  view: v.optional(v.picklist(['network', 'lineage', 'table']), 'network'),
  show: v.optional(v.array(v.picklist(FAMILIES))),
  kinds: v.optional(v.array(v.picklist(ACTOR_KINDS))),
  camps: v.optional(v.array(CampIdSchema)),
  sources: v.optional(v.array(SourceIdSchema)),
  only: v.optional(v.array(ActorIdSchema)),
  at: v.optional(partialDate),
  actor: v.optional(ActorIdSchema),
  trace: v.optional(v.picklist(['ancestors', 'descendants', 'both'])),
});

export const CampSchema = v.looseObject({
  id: CampIdSchema,
  name,
  /** Index into the camp palette of the scene, 0..9. */
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
});

export const DataSetSchema = v.looseObject({
  $schema: v.optional(v.string()),
  schemaVersion: v.literal(SCHEMA_VERSION, `must be ${SCHEMA_VERSION}, the version that this program reads`),
  meta: v.looseObject({
    id: slug,
    title: name,
    description: v.optional(prose),
    version: v.optional(name),
    licence: v.optional(name),
    credit: v.optional(name),
    start: partialDate,
    end: partialDate,
    /** The source that "the report alone" means. */
    mainSource: v.optional(SourceIdSchema),
    camps: v.optional(v.array(CampSchema), []),
  }),
  actors: v.pipe(v.array(ActorSchema), v.minLength(1, 'a data set needs at least one actor')),
  relations: v.array(RelationSchema),
  events: v.optional(v.array(EventSchema), []),
  sources: v.array(SourceSchema),
  views: v.optional(v.array(ViewSchema), []),
});

/** A loose object's output without its index signature: code may only use the fields that the schema names. */
type Known<T> = T extends string | number | boolean | undefined | null
  ? T
  : T extends readonly (infer Item)[]
    ? Known<Item>[]
    : { [Key in keyof T as string extends Key ? never : Key]: Known<T[Key]> };

export type DataSet = Known<v.InferOutput<typeof DataSetSchema>>;
export type ActorRecord = Known<v.InferOutput<typeof ActorSchema>>;
export type RelationRecord = Known<v.InferOutput<typeof RelationSchema>>;
export type EventRecord = Known<v.InferOutput<typeof EventSchema>>;
export type Claim = Known<v.InferOutput<typeof ClaimSchema>>;
export type Source = Known<v.InferOutput<typeof SourceSchema>>;
export type SavedView = Known<v.InferOutput<typeof ViewSchema>>;
export type Camp = Known<v.InferOutput<typeof CampSchema>>;

export type ActorId = v.InferOutput<typeof ActorIdSchema>;
export type RelationId = v.InferOutput<typeof RelationIdSchema>;
export type EventId = v.InferOutput<typeof EventIdSchema>;
export type SourceId = v.InferOutput<typeof SourceIdSchema>;
export type CampId = v.InferOutput<typeof CampIdSchema>;
