import { countCrossings, countOverlaps, normalisedStress } from '../../src/layout';
import { adjacencyOf, hopsBetweenAll } from '../../src/layout/distances';
import { benchFigures } from './figures';
import { randomNetwork } from './graphs';
import { PEERS } from './peers';

/*
 * `npm run bench`: the network layout against its peers, on the same seeded graphs in one run, interleaved. Read the
 * ratios, not the times: those are this machine's. Then how long a figure takes as a file.
 */

const SIZES: { n: number; rounds: number }[] = [
  { n: 30, rounds: 5 },
  { n: 100, rounds: 3 },
  { n: 300, rounds: 1 },
];

interface Result {
  ms: number[];
  stress: number[];
  crossings: number[];
  overlaps: number[];
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

for (const { n, rounds } of SIZES) {
  const results = new Map<string, Result>(
    PEERS.map(({ name }) => [name, { ms: [], stress: [], crossings: [], overlaps: [] }]),
  );
  // One small run each, unmeasured: the first call pays for compiling.
  for (const peer of PEERS) await peer.run(randomNetwork(12, 99));
  for (let round = 0; round < rounds; round++) {
    const problem = randomNetwork(n, round + 1);
    const hops = Float64Array.from(hopsBetweenAll(n, adjacencyOf(n, problem.ties)));
    for (const peer of PEERS) {
      const start = performance.now();
      const positions = await peer.run(problem);
      const ms = performance.now() - start;
      const x = positions.map((p) => p.x);
      const y = positions.map((p) => p.y);
      const result = results.get(peer.name);
      result?.ms.push(ms);
      result?.stress.push(normalisedStress(x, y, hops));
      result?.crossings.push(countCrossings(x, y, problem.ties));
      result?.overlaps.push(countOverlaps(x, y, problem.nodes));
    }
  }
  const own = median(results.get('offshoot')?.ms ?? []);
  console.log(`\n${n} nodes, ${2 * n} ties, median of ${rounds} ${rounds === 1 ? 'graph' : 'graphs'}`);
  console.log('layout        time ms   × offshoot   stress   crossings   overlaps');
  for (const [name, { ms, stress, crossings, overlaps }] of results)
    console.log(
      [
        name.padEnd(10),
        median(ms).toFixed(0).padStart(10),
        (median(ms) / own).toFixed(1).padStart(12),
        median(stress).toFixed(3).padStart(9),
        String(median(crossings)).padStart(11),
        String(median(overlaps)).padStart(10),
      ].join(' '),
    );
}

await benchFigures();
