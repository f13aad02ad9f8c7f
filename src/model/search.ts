import MiniSearch from 'minisearch';
import type { Actor, Graph, GraphEvent } from './graph';

/** What a search finds: an actor or an event, and the name that matched where it is not the one shown. */
export type SearchHit =
  | { readonly type: 'actor'; readonly actor: Actor; readonly matched: string }
  | { readonly type: 'event'; readonly event: GraphEvent; readonly matched: string };

export interface SearchIndex {
  /** Best hits first; none for an empty query. */
  find(query: string, limit?: number): SearchHit[];
}

interface Entry {
  id: string;
  name: string;
  owner: string;
  weight: number;
}

/** Letters without case and marks; Arabic without vowel signs and with one form of alef, ya and ta marbuta. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[ʿʾ‘’ʼ'`´]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l');
}

/**
 * A rough key under which the usual transliterations of one name meet: Mourabitoun, Murabitun, Murabitoon.
 * Only for Latin script; other scripts give ''.
 */
export function spellingKey(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return '';
  return word
    .replace(/^el(?=[a-z]{4})/, 'al')
    .replace(/ou|oo|w/g, 'u')
    .replace(/ee|y|ie/g, 'i')
    .replace(/ph/g, 'f')
    .replace(/kh|q|ck|c(?![ehi])/g, 'k')
    .replace(/dj|dh/g, 'd')
    .replace(/th/g, 't')
    .replace(/gh/g, 'g')
    .replace(/sh|ch/g, 's')
    .replace(/ç/g, 's')
    .replace(/z/g, 's')
    .replace(/[eo]/g, (vowel) => (vowel === 'e' ? 'i' : 'u'))
    .replace(/(.)\1+/g, '$1');
}

function termsOf(term: string): string[] {
  const folded = foldName(term);
  if (!folded) return [];
  const terms = [folded];
  const key = spellingKey(folded);
  if (key && key !== folded) terms.push(`~${key}`);
  else if (key) terms.push(`~${folded}`);
  // The Arabic article: المرابطون is also found as مرابطون.
  if (/^ال.{3,}/.test(folded)) terms.push(folded.slice(2));
  return terms;
}

/** An index over the names, aliases and events of a graph. */
export function buildSearch(graph: Graph): SearchIndex {
  const index = new MiniSearch<Entry>({
    fields: ['name'],
    storeFields: ['owner', 'name', 'weight'],
    tokenize: (text) => text.split(/[\s\p{P}\p{Z}]+/u).filter(Boolean),
    processTerm: termsOf,
    searchOptions: {
      combineWith: 'AND',
      prefix: (term) => !term.startsWith('~') || term.length > 5,
      fuzzy: (term) => (term.startsWith('~') ? 0.15 : term.length > 4 ? 0.2 : 0),
      boostDocument: (_id, _term, stored) => (stored?.['weight'] as number | undefined) ?? 1,
    },
  });
  const entries: Entry[] = [];
  const add = (owner: string, name: string, weight: number) =>
    entries.push({ id: String(entries.length), owner, name, weight });
  for (const actor of graph.actors) {
    add(`a${actor.index}`, actor.label, 1.6);
    if (actor.name !== actor.label) add(`a${actor.index}`, actor.name, 1.3);
    for (const alias of actor.aliases) add(`a${actor.index}`, alias.name, 1.1);
  }
  for (const event of graph.events) add(`e${event.index}`, event.title, 0.8);
  index.addAll(entries);

  return {
    find(query, limit = 12) {
      const text = query.trim().slice(0, 100);
      if (!text) return [];
      const words = text.split(/[\s\p{P}\p{Z}]+/u).filter(Boolean);
      // Each word may be met by itself or by its spelling key, and all words must be met.
      const results = index.search({
        combineWith: 'AND',
        queries: words.map((word) => ({ combineWith: 'OR', queries: termsOf(word) })),
      });
      const hits = new Map<string, SearchHit>();
      for (const result of results) {
        const owner = result['owner'] as string;
        if (hits.has(owner)) continue;
        const at = Number(owner.slice(1));
        const matched = result['name'] as string;
        const actor = owner.startsWith('a') ? graph.actors[at] : undefined;
        const event = owner.startsWith('e') ? graph.events[at] : undefined;
        if (actor) hits.set(owner, { type: 'actor', actor, matched });
        else if (event) hits.set(owner, { type: 'event', event, matched });
        if (hits.size >= limit) break;
      }
      return [...hits.values()];
    },
  };
}
