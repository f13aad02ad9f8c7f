import { coveredLabels, hasRoom, placeLabels } from './lane-labels';
import {
  orderStrands,
  strandMover,
  type OrderOptions,
  type Strand,
  type StrandProblem,
  type StrandTie,
} from './lane-order';
import type { Lane, LaneLabel, LineageLayout, LineageProblem } from './problem';

/*
 * The lineage layout: x is given by the dates, so only rows are to be found. The order of rows decides whether the
 * picture can be read; lanes that carry each other on, or never live at the same time, share a row.
 * @see Tanahashi and Ma (2012), "Design considerations for optimizing storyline visualizations", TVCG 18(12)
 * @see Liu et al. (2013), "StoryFlow: tracking the evolution of stories", TVCG 19(12)
 */

/** Distance of neighbouring rows: a label, the line and air. */
export const ROW_PITCH = 28;
/** What a label below a line adds to it, where it meets one above the next. */
const LABEL_ROOM = 18;
/** What a change of camp adds to it. */
const GROUP_GAP = 7;
/** Room along a row between the end of a lane and the beginning of the next. */
const ROW_GAP = 14;
/** Room along a row between a name behind a short lane and the next lane. */
const NAME_GAP = 60;
/** Lanes of which one ends in the joint that the other begins with may meet; by more they must not overlap. */
const JOINT_OVERLAP = 1;

/** So often at most strands give way for their labels. */
const LABEL_ROUNDS = 4;

/** Rows and places for the lanes of a lineage. Deterministic. */
export function layoutLineage(problem: LineageProblem, options: Partial<OrderOptions> = {}): LineageLayout {
  if (problem.lanes.length === 0) return { rows: [], y: [], labels: [], marks: [] };
  const strandProblem = strandsOf(problem);
  let order = orderStrands(strandProblem, options);
  let best = layoutInOrder(problem, strandProblem, order);
  // Where uprights stand so close that a label finds no room, its strand goes where there is some.
  const move = best.covered.length > 0 ? strandMover(strandProblem) : null;
  for (let round = 0; move && round < LABEL_ROUNDS && best.covered.length > 0; round++) {
    for (const lane of best.covered) {
      const strand = strandProblem.strands.findIndex(({ lanes }) => lanes.includes(lane));
      order = move(order, strand, (passing) => hasRoom(problem.lanes[lane]!, passing));
    }
    const next = layoutInOrder(problem, strandProblem, order);
    if (next.covered.length < best.covered.length) best = next;
  }
  return best.layout;
}

function layoutInOrder(problem: LineageProblem, strandProblem: StrandProblem, order: readonly number[]) {
  const rowOf = shareRows(strandProblem, order);
  const rows = new Array<number>(problem.lanes.length).fill(0);
  strandProblem.strands.forEach((strand, i) => strand.lanes.forEach((lane) => (rows[lane] = rowOf[i]!)));
  const marks = placeMarks(problem, rows);
  const placed = { ...problem, marks: problem.marks.map((mark, i) => ({ ...mark, x: marks[i]! })) };
  const layout: LineageLayout = { ...spaceRows(placed, rows), marks };
  return { layout, covered: coveredLabels(placed, layout) };
}

/** Uprights that share a row stand at least so far apart, or they would read as one; so close they are one. */
const UPRIGHT_GAP = 8;
const UPRIGHT_WIDTH = 4;

/**
 * Places for marks within their dates: each where it crosses the fewest life lines, clear of other uprights, and as near
 * to the middle of its date as that allows. Those with the least freedom choose first.
 */
function placeMarks({ lanes, joints, marks }: LineageProblem, rows: readonly number[]): number[] {
  const taken = joints.map(({ x, from, to }) => {
    const ends = [...from, ...to].map((lane) => rows[lane]!);
    return { x, top: Math.min(...ends), bottom: Math.max(...ends) };
  });
  const places = marks.map(({ x }) => x);
  const order = marks
    .map((_, i) => i)
    .sort((i, j) => marks[i]!.latest - marks[i]!.earliest - (marks[j]!.latest - marks[j]!.earliest) || i - j);
  for (const i of order) {
    const { x, a, b, earliest, latest } = marks[i]!;
    const top = Math.min(rows[a]!, rows[b]!);
    const bottom = Math.max(rows[a]!, rows[b]!);
    const beside = taken.filter((other) => other.top <= bottom && other.bottom >= top);
    const between = lanes.filter((_, lane) => rows[lane]! > top && rows[lane]! < bottom);
    const candidates = [x];
    // A date gives way by a gap where marks would lie on each other, but not so far that another is read.
    const reach = Math.max(latest - x, x - earliest) + UPRIGHT_GAP;
    for (let shift = UPRIGHT_GAP / 2; shift <= reach; shift += UPRIGHT_GAP / 2)
      candidates.push(x + shift, x - shift);
    candidates.push(earliest, latest);
    let best = x;
    let bestCost = Infinity;
    for (const place of candidates) {
      const outside = Math.max(0, earliest - place, place - latest);
      if (outside > UPRIGHT_GAP) continue;
      const crowd = beside.reduce((sum, other) => {
        const far = Math.abs(other.x - place);
        return sum + (far < UPRIGHT_WIDTH ? 4 : far < UPRIGHT_GAP - 0.5 ? 1 : 0);
      }, 0);
      const crossed = between.filter((lane) => lives(lane, place)).length;
      // A mark beyond the end of a line hangs in the air.
      const isLoose = outside > 0 && ![a, b].every((lane) => lives(lanes[lane]!, place));
      const shifted = outside > 0 ? 3.5 + 0.15 * outside : 0;
      const cost = 3 * crossed + 2 * crowd + shifted + (isLoose ? 4 : 0) + Math.abs(place - x) * 0.004;
      if (cost < bestCost - 1e-9) {
        bestCost = cost;
        best = place;
      }
    }
    places[i] = best;
    taken.push({ x: best, top, bottom });
  }
  return places;
}

/** Chains of lanes along joints that carry on, and what ties them. */
export function strandsOf(problem: LineageProblem): StrandProblem {
  const { lanes, joints, marks, bonds } = problem;
  const next = new Map<number, number>();
  const previous = new Map<number, number>();
  for (const { continues, from, to } of joints) {
    const [a, b] = [from[0], to[0]];
    if (!continues || from.length !== 1 || to.length !== 1 || a === undefined || b === undefined) continue;
    if (next.has(a) || previous.has(b) || a === b) continue;
    next.set(a, b);
    previous.set(b, a);
  }
  const strandOf = new Int32Array(lanes.length).fill(-1);
  const strands: Strand[] = [];
  lanes.forEach((_, i) => {
    if (previous.has(i) || strandOf[i] !== -1) return;
    const chain: number[] = [];
    for (let at: number | undefined = i; at !== undefined && strandOf[at] === -1; at = next.get(at)) {
      strandOf[at] = strands.length;
      chain.push(at);
    }
    strands.push({ lanes: chain });
  });
  // A cycle of renames cannot pass the validator, but no lane may be lost to one.
  lanes.forEach((_, i) => {
    if (strandOf[i] !== -1) return;
    strandOf[i] = strands.length;
    strands.push({ lanes: [i] });
  });
  const ties: StrandTie[] = [];
  const put = (x: number, from: number, to: number, kind: StrandTie['kind']) => {
    const a = strandOf[from]!;
    const b = strandOf[to]!;
    if (a !== b) ties.push({ x, a, b, kind });
  };
  for (const { x, from, to } of joints) for (const a of from) for (const b of to) put(x, a, b, 'joint');
  for (const { x, a, b } of marks) put(x, a, b, 'mark');
  for (const { a, b } of bonds) put(0, a, b, 'bond');
  const n = strands.length;
  const alive = new Uint8Array(ties.length * n);
  ties.forEach(({ x, kind }, t) => {
    if (kind === 'bond') return;
    strands.forEach(({ lanes: own }, s) => {
      if (own.some((lane) => lives(lanes[lane]!, x))) alive[t * n + s] = 1;
    });
  });
  const tied = new Set(joints.flatMap(({ from, to }) => from.flatMap((a) => to.map((b) => `${a} ${b}`))));
  const mayFollow = (first: number, second: number) => {
    const a = lanes[first]!;
    const b = lanes[second]!;
    if (tied.has(`${first} ${second}`))
      return a.end <= b.start + JOINT_OVERLAP && a.start + a.label + 6 <= b.start;
    // The name of a short life may stand behind it, where it would read as that of the next.
    const behind = a.end - a.start < a.label ? a.end + a.label + NAME_GAP : 0;
    return Math.max(a.end + ROW_GAP, a.start + a.label + ROW_GAP, behind) <= b.start;
  };
  const compatible = new Uint8Array(n * n);
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) {
      const free = strands[a]!.lanes.every((i) =>
        strands[b]!.lanes.every((j) => mayFollow(i, j) || mayFollow(j, i)),
      );
      if (free) compatible[a * n + b] = compatible[b * n + a] = 1;
    }
  const groups = strands.map((strand) => lanes[strand.lanes.at(-1)!]!.group);
  const starts = strands.map((strand) => Math.min(...strand.lanes.map((lane) => lanes[lane]!.start)));
  return { strands, ties, alive, groups, starts, compatible };
}

/** Whether a lane's line runs through a place, its very ends apart. */
export function lives(lane: Lane, x: number): boolean {
  return lane.start + 1 < x && x < lane.end - 1;
}

/**
 * Rows for an order of strands: neighbours that may share a row do. That crosses nothing that was not crossed before, for
 * who lies between whom stays the same.
 */
export function shareRows({ strands, compatible }: StrandProblem, order: readonly number[]): Int32Array {
  const n = strands.length;
  const rowOf = new Int32Array(n);
  let row: number[] = [];
  let at = -1;
  for (const strand of order) {
    const fits = row.length > 0 && row.every((other) => compatible[other * n + strand] === 1);
    if (fits) row.push(strand);
    else {
      row = [strand];
      at++;
    }
    rowOf[strand] = at;
  }
  return rowOf;
}

/** Heights of the rows: as close as labels and lines allow. */
function spaceRows(problem: LineageProblem, rows: readonly number[]): Omit<LineageLayout, 'marks'> {
  const { lanes } = problem;
  const count = Math.max(...rows) + 1;
  const groupsOf = Array.from({ length: count }, () => new Set<string>());
  rows.forEach((row, lane) => groupsOf[row]!.add(lanes[lane]!.group));
  const shares = (a: Set<string>, b: Set<string>) => [...a].some((group) => b.has(group));
  const gaps = Array.from({ length: Math.max(0, count - 1) }, (_, row) =>
    shares(groupsOf[row]!, groupsOf[row + 1]!) ? ROW_PITCH : ROW_PITCH + GROUP_GAP,
  );
  let placed = heightsOf(gaps);
  let labels = placeLabels(
    problem,
    rows.map((row) => placed[row]!),
  );
  // Labels below a line need room from labels above the next one.
  const crowded = crowdedRows(problem, rows, labels);
  if (crowded.size > 0) {
    placed = heightsOf(gaps.map((gap, row) => (crowded.has(row) ? ROW_PITCH + LABEL_ROOM : gap)));
    labels = placeLabels(
      problem,
      rows.map((row) => placed[row]!),
    );
  }
  return { rows, y: rows.map((row) => placed[row]!), labels };
}

/** Only neighbouring rows keep each other apart, so the least heights are sums of what lies between them. */
function heightsOf(gaps: readonly number[]): number[] {
  const heights = [0];
  for (const gap of gaps) heights.push(heights.at(-1)! + gap);
  return heights;
}

/** Rows with a label below that meets one above the next row. */
function crowdedRows(
  { lanes }: LineageProblem,
  rows: readonly number[],
  labels: readonly LaneLabel[],
): Set<number> {
  const above = new Map<number, number[]>();
  labels.forEach(({ side }, j) => {
    if (side === 'above') above.set(rows[j]!, [...(above.get(rows[j]!) ?? []), j]);
  });
  const crowded = new Set<number>();
  labels.forEach((label, i) => {
    if (label.side !== 'below') return;
    const isMet = (above.get(rows[i]! + 1) ?? []).some((j) => {
      const other = labels[j]!;
      return label.x < other.x + lanes[j]!.label && other.x < label.x + lanes[i]!.label;
    });
    if (isMet) crowded.add(rows[i]!);
  });
  return crowded;
}
