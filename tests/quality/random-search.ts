import { orderCost, seededRandom, type StrandProblem } from '../../src/layout';

/**
 * The cost of the best order that a long random search finds: from each of many shuffled orders, every strand goes to its
 * best place, one after the other, until nothing gains. Shares no code with the layout but the count of the cost.
 */
export function bestOfRandomStarts(problem: StrandProblem, starts: number): number {
  const n = problem.strands.length;
  const random = seededRandom(4711);
  let best = Infinity;
  for (let start = 0; start < starts; start++) {
    let order = problem.strands.map((_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let cost = orderCost(problem, order);
    for (let gained = true; gained;) {
      gained = false;
      for (let strand = 0; strand < n; strand++) {
        const rest = order.filter((other) => other !== strand);
        for (let place = 0; place < n; place++) {
          const tried = [...rest.slice(0, place), strand, ...rest.slice(place)];
          const triedCost = orderCost(problem, tried);
          if (triedCost >= cost - 1e-9) continue;
          cost = triedCost;
          order = tried;
          gained = true;
        }
      }
    }
    best = Math.min(best, cost);
  }
  return best;
}
