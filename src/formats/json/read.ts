import { parse as parseTree, type DocumentNode, type ValueNode } from '@humanwhocodes/momoa';
import { buildGraph, validate, type DataPath, type Graph, type Issue } from '../../model';
import { FormatError } from '../format-error';

/** Larger files are refused before they are parsed: 64 MB of JSON would stall the page. */
const MAX_CHARACTERS = 64_000_000;

export interface ReadResult {
  /** Null where an error stands in the way; then `issues` holds at least one error. */
  readonly graph: Graph | null;
  readonly issues: readonly Issue[];
}

/**
 * Reads a data set from JSON text. As many issues as possible are reported at once, each with its line and column.
 * @throws {FormatError} `not-json` with the place of the fault, `too-large`, or `empty-file`
 */
export function readJson(text: string): ReadResult {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (json.length > MAX_CHARACTERS)
    throw new FormatError(
      'too-large',
      `the file has ${json.length} characters; at most ${MAX_CHARACTERS} are read`,
    );
  if (!json.trim()) throw new FormatError('empty-file', 'the file is empty; a data set is a JSON object');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw describeSyntaxError(json, error);
  }
  const { dataSet, issues } = validate(value);
  return {
    graph: dataSet ? buildGraph(dataSet) : null,
    issues: issues.length > 0 ? locate(json, issues) : [],
  };
}

function describeSyntaxError(json: string, cause: unknown): FormatError {
  try {
    parseTree(json, { mode: 'json' });
  } catch (error) {
    const { message, line, column } = error as Error & { line?: number; column?: number };
    const reason = message.replace(/\s*\(\d+:\d+\)\s*$/, '');
    if (line !== undefined && column !== undefined)
      return new FormatError('not-json', `the file is not valid JSON: ${reason}`, { line, column });
  }
  return new FormatError('not-json', `the file is not valid JSON: ${(cause as Error).message}`);
}

/** Adds line and column to issues. The tree is only built when there is an issue to place. */
function locate(json: string, issues: readonly Issue[]): Issue[] {
  let tree: DocumentNode;
  try {
    tree = parseTree(json, { mode: 'json' });
  } catch (error) {
    // Nested so deep that the tree overflows the stack, while JSON.parse did not mind: no places then.
    if (error instanceof RangeError) return [...issues];
    throw error;
  }
  return issues.map((issue) => ({ ...issue, ...placeOf(tree, issue.path) }));
}

function placeOf(tree: DocumentNode, path: DataPath): { line: number; column: number } {
  let node: ValueNode = tree.body;
  // A path may point at a field that is missing: then its nearest holder is the place.
  for (const key of path) {
    let next: ValueNode | undefined;
    if (node.type === 'Object')
      next = node.members.find(
        (member) => (member.name.type === 'String' ? member.name.value : member.name.name) === key,
      )?.value;
    else if (node.type === 'Array' && typeof key === 'number') next = node.elements[key]?.value;
    if (!next) break;
    node = next;
  }
  return { line: node.loc.start.line, column: node.loc.start.column };
}
