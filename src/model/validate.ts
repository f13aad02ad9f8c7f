import { distance } from 'fastest-levenshtein';
import * as v from 'valibot';
import { readDate } from './dates';
import type { DataPath, Issue } from './issue';
import { relationKind } from './kinds';
import { DataSetSchema, type DataSet } from './schema';

/** Beyond this many issues of one file, further ones help nobody. */
const MAX_ISSUES = 200;

export interface Validation {
  /** The data set with defaults filled in; null where an error stands in its way. */
  readonly dataSet: DataSet | null;
  readonly issues: readonly Issue[];
}

/** Checks a value against the schema, then what refers to what. Never throws. */
export function validate(value: unknown): Validation {
  const parsed = v.safeParse(DataSetSchema, value, { abortPipeEarly: true });
  if (!parsed.success) {
    return { dataSet: null, issues: parsed.issues.slice(0, MAX_ISSUES).map(schemaIssue) };
  }
  const issues = [...checkReferences(parsed.output), ...findUnknownFields(DataSetSchema, value, [])];
  const failed = issues.some((issue) => issue.severity === 'error');
  return { dataSet: failed ? null : parsed.output, issues: issues.slice(0, MAX_ISSUES) };
}

function schemaIssue(issue: v.BaseIssue<unknown>): Issue {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const where = describe(path);
  const missing = issue.input === undefined && issue.kind === 'schema';
  if (missing) {
    const key = path.at(-1);
    const holder = describe(path.slice(0, -1)) || 'the data set';
    const noClaim = key === 'claims' ? '; a relation needs at least one claim: who says so?' : '';
    return {
      code: 'missing-field',
      severity: 'error',
      path,
      message: `${holder} has no "${String(key)}"${noClaim}`,
    };
  }
  const expected = issue.expected
    ? ` (expected ${shorten(issue.expected)}, found ${shorten(issue.received)})`
    : '';
  const message = issue.message.startsWith('Invalid') ? `is not valid${expected}` : issue.message;
  const options = suggestOption(issue);
  return {
    code: codeOf(issue, path),
    severity: 'error',
    path,
    message: `${where || 'the data set'}: ${message}${options}`,
  };
}

function codeOf(issue: v.BaseIssue<unknown>, path: DataPath): string {
  const key = path.at(-1);
  if (key === 'claims') return 'no-claim';
  if (issue.type === 'picklist') return `unknown-${key === 'status' || key === 'stance' ? key : 'kind'}`;
  if (key === 'start' || key === 'end' || key === 'date' || key === 'at') return 'bad-date';
  if (key === 'id') return 'bad-id';
  if (key === 'url') return 'bad-link';
  if (key === 'phrase') return 'long-phrase';
  if (key === 'schemaVersion') return 'schema-version';
  return 'schema';
}

function suggestOption(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'picklist' || typeof issue.input !== 'string') return '';
  const options = (issue as unknown as { requirement: { options?: readonly string[] } }).requirement?.options;
  const listed = options ?? [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map((m) => m[1] ?? '');
  const near = nearest(issue.input, listed);
  return near ? `; did you mean "${near}"?` : '';
}

const shorten = (text: string | null) =>
  text && text.length > 120 ? `${text.slice(0, 117)}…` : (text ?? '');

/** `relations[3].claims[0].source` for a path. */
function describe(path: DataPath): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}

/** The candidate that a typing error most likely meant, or null. Distance at most a third of the word. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const d = distance(word.slice(0, 100), candidate);
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

function checkReferences(data: DataSet): Issue[] {
  const issues: Issue[] = [];
  const error = (code: string, path: DataPath, message: string) =>
    issues.push({ code, severity: 'error', path, message });
  const warn = (code: string, path: DataPath, message: string) =>
    issues.push({ code, severity: 'warning', path, message });

  const ids = (list: 'actors' | 'relations' | 'events' | 'sources' | 'views') => {
    const seen = new Set<string>();
    data[list].forEach((item, i) => {
      if (seen.has(item.id))
        error(
          'duplicate-id',
          [list, i, 'id'],
          `two ${list} have the id "${item.id}"; give one of them another id`,
        );
      seen.add(item.id);
    });
    return seen;
  };
  const actors = ids('actors');
  const sources = ids('sources');
  ids('relations');
  ids('events');
  ids('views');
  const camps = new Set<string>(data.meta.camps.map((camp) => camp.id));

  const suggest = (word: string, known: Set<string>) => {
    const near = nearest(word, known);
    return near ? `; did you mean "${near}"?` : '';
  };
  const claims = (list: DataSet['relations'][number]['claims'], path: DataPath, owner: string) =>
    list.forEach((claim, i) => {
      if (!sources.has(claim.source))
        error(
          'unknown-source',
          [...path, 'claims', i, 'source'],
          `${owner} cites "${claim.source}", which is no source${suggest(claim.source, sources)}`,
        );
    });

  data.actors.forEach((actor, i) => {
    if (actor.camp && !camps.has(actor.camp))
      error(
        'unknown-camp',
        ['actors', i, 'camp'],
        `actor "${actor.id}" is in the camp "${actor.camp}", which meta.camps does not list${suggest(actor.camp, camps)}`,
      );
    claims(actor.claims, ['actors', i], `actor "${actor.id}"`);
    if (isReversed(actor.start, actor.end))
      error(
        'dates-reversed',
        ['actors', i, 'end'],
        `actor "${actor.id}" ends (${actor.end}) before it starts (${actor.start})`,
      );
  });

  data.relations.forEach((relation, i) => {
    const path = ['relations', i];
    const owner = `relation "${relation.id}"`;
    for (const side of ['from', 'to'] as const) {
      const ends = relation[side];
      const list = Array.isArray(ends) ? ends : [ends];
      list.forEach((id, j) => {
        if (actors.has(id)) return;
        const verb = side === 'from' ? 'starts' : 'ends';
        error(
          'unknown-actor',
          Array.isArray(ends) ? [...path, side, j] : [...path, side],
          `${owner} ${verb} at "${id}", which is no actor${suggest(id, actors)}`,
        );
      });
      if (new Set(list).size < list.length)
        error('duplicate-end', [...path, side], `${owner} names the same actor twice in "${side}"`);
    }
    const from = [relation.from].flat();
    const to = [relation.to].flat();
    const self = from.find((id) => to.includes(id));
    if (self) error('self-relation', [...path, 'to'], `${owner} ties "${self}" to itself`);
    if (from.length > 1 && to.length > 1)
      error(
        'many-to-many',
        [...path, 'to'],
        `${owner} has several actors at both ends; write one relation for each end`,
      );
    if (from.length > 1 && relation.kind === 'split')
      error(
        'many-to-many',
        [...path, 'from'],
        `${owner} is a split of several actors; a split has one "from"`,
      );
    if (to.length > 1 && relation.kind === 'merger')
      error(
        'many-to-many',
        [...path, 'to'],
        `${owner} is a merger into several actors; a merger has one "to"`,
      );
    if (relation.claims.every((claim) => claim.stance === 'disputes'))
      error(
        'only-disputed',
        [...path, 'claims'],
        `${owner} is disputed but nobody asserts it; add the claim that it rests on`,
      );
    if (isReversed(relation.start, relation.end))
      error(
        'dates-reversed',
        [...path, 'end'],
        `${owner} ends (${relation.end}) before it starts (${relation.start})`,
      );
    claims(relation.claims, path, owner);
  });

  data.events.forEach((event, i) => {
    const owner = `event "${event.id}"`;
    event.participants.forEach((participant, j) => {
      if (!actors.has(participant.actor))
        error(
          'unknown-actor',
          ['events', i, 'participants', j, 'actor'],
          `${owner} names "${participant.actor}", which is no actor${suggest(participant.actor, actors)}`,
        );
    });
    claims(event.claims, ['events', i], owner);
  });

  data.views.forEach((view, i) => {
    const check = (key: 'only' | 'actor') =>
      [view[key] ?? []].flat().forEach((id) => {
        if (!actors.has(id))
          error(
            'unknown-actor',
            ['views', i, key],
            `view "${view.id}" names "${id}", which is no actor${suggest(id, actors)}`,
          );
      });
    check('only');
    check('actor');
    view.sources?.forEach((id) => {
      if (!sources.has(id))
        error(
          'unknown-source',
          ['views', i, 'sources'],
          `view "${view.id}" names "${id}", which is no source${suggest(id, sources)}`,
        );
    });
    view.camps?.forEach((id) => {
      if (!camps.has(id))
        error(
          'unknown-camp',
          ['views', i, 'camps'],
          `view "${view.id}" names "${id}", which is no camp${suggest(id, camps)}`,
        );
    });
  });

  if (data.meta.mainSource && !sources.has(data.meta.mainSource))
    error(
      'unknown-source',
      ['meta', 'mainSource'],
      `meta.mainSource is "${data.meta.mainSource}", which is no source${suggest(data.meta.mainSource, sources)}`,
    );
  if (isReversed(data.meta.start, data.meta.end))
    error('dates-reversed', ['meta', 'end'], 'the period of the data set ends before it starts');

  issues.push(...findLineageCycles(data));
  const tied = new Set(data.relations.flatMap((r) => [r.from, r.to].flat()));
  data.actors.forEach((actor, i) => {
    if (!tied.has(actor.id) && actor.claims.length === 0)
      warn('untied-actor', ['actors', i], `actor "${actor.id}" has no relation and no claim; who names it?`);
  });
  return issues;
}

function isReversed(start: string | undefined, end: string | undefined): boolean {
  if (!start || !end || end === '..') return false;
  const from = readDate(start);
  const to = readDate(end);
  return Boolean(from && to && to.latest < from.earliest);
}

/** Nobody descends from himself: a cycle among lineage relations is an error in one of them. */
function findLineageCycles(data: DataSet): Issue[] {
  const next = new Map<string, { to: string; relation: number }[]>();
  data.relations.forEach((relation, i) => {
    if (relationKind(relation.kind).family !== 'lineage') return;
    for (const from of [relation.from].flat())
      for (const to of [relation.to].flat()) {
        // Reported as a relation with itself.
        if (from === to) continue;
        if (!next.has(from)) next.set(from, []);
        next.get(from)?.push({ to, relation: i });
      }
  });
  const state = new Map<string, 'open' | 'done'>();
  for (const root of next.keys()) {
    if (state.has(root)) continue;
    // An explicit stack: a hostile chain of 100,000 renames must not overflow the call stack.
    const stack: { id: string; step: number }[] = [{ id: root, step: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const tie = next.get(top.id)?.[top.step++];
      if (!tie) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(tie.to) === 'open') {
        const relation = data.relations[tie.relation];
        return [
          {
            code: 'lineage-cycle',
            severity: 'error',
            path: ['relations', tie.relation],
            message: `relation "${relation?.id}" makes "${tie.to}" its own ancestor; lineage runs from old to new`,
          },
        ];
      } else if (!state.has(tie.to)) {
        state.set(tie.to, 'open');
        stack.push({ id: tie.to, step: 0 });
      }
    }
  }
  return [];
}

/** Fields that the schema does not know: kept in the data, and named here so that a typing error does not pass unseen. */
function findUnknownFields(schema: unknown, value: unknown, path: DataPath): Issue[] {
  const node = schema as {
    type?: string;
    entries?: Record<string, unknown>;
    item?: unknown;
    wrapped?: unknown;
    pipe?: unknown[];
  };
  if (node.wrapped) return findUnknownFields(node.wrapped, value, path);
  if (node.type === 'array' && Array.isArray(value))
    return value.flatMap((item, i) => findUnknownFields(node.item, item, [...path, i]));
  if (node.type !== 'loose_object' || typeof value !== 'object' || value === null || !node.entries) return [];
  const issues: Issue[] = [];
  for (const key of Object.keys(value)) {
    const entry = Object.hasOwn(node.entries, key) ? node.entries[key] : undefined;
    if (entry)
      issues.push(...findUnknownFields(entry, (value as Record<string, unknown>)[key], [...path, key]));
    else {
      const near = nearest(key, Object.keys(node.entries));
      issues.push({
        code: 'unknown-field',
        severity: 'warning',
        path: [...path, key],
        message: `${describe(path) || 'the data set'} has the field "${key}", which this version does not know; it is kept as it is${near ? ` (did you mean "${near}"?)` : ''}`,
      });
    }
  }
  return issues;
}
