import { readFileSync } from 'node:fs';
import { readJson } from '../src/formats';
import type { Graph } from '../src/model';

export const MALI_FILE = new URL('../graph-data/mali.json', import.meta.url);

let graph: Graph | null = null;

/** The data set that ships. */
export function maliGraph(): Graph {
  graph ??= readJson(readFileSync(MALI_FILE, 'utf8')).graph;
  if (!graph) throw new Error('graph-data/mali.json has errors; see tests/data');
  return graph;
}
