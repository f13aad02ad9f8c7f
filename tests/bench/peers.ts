import cytoscape from 'cytoscape';
import cola from 'cytoscape-cola';
import fcose from 'cytoscape-fcose';
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation } from 'd3-force';
import { layoutNetwork, type NetworkProblem, type Position } from '../../src/layout';

cytoscape.use(cola);
cytoscape.use(fcose);

export interface Peer {
  readonly name: string;
  run(problem: NetworkProblem): Promise<readonly Position[]>;
}

/** A layout of Cytoscape with its own defaults; only animation is off, which would wait for a screen. */
function cytoscapePeer(name: string, layout: string): Peer {
  return {
    name,
    async run({ nodes, ties }) {
      const cy = cytoscape({
        headless: true,
        styleEnabled: true,
        elements: [
          ...nodes.map((node, i) => ({ data: { id: `n${i}`, width: node.width, height: node.height } })),
          ...ties.map(({ from, to }, i) => ({ data: { id: `e${i}`, source: `n${from}`, target: `n${to}` } })),
        ],
        style: [{ selector: 'node', style: { width: 'data(width)', height: 'data(height)' } }],
      });
      await new Promise<void>((resolve) => {
        const run = cy.layout({ name: layout, animate: false } as cytoscape.LayoutOptions);
        run.one('layoutstop', () => resolve());
        run.run();
      });
      const positions = nodes.map((_, i) => ({ ...cy.getElementById(`n${i}`).position() }));
      cy.destroy();
      return positions;
    },
  };
}

export const PEERS: readonly Peer[] = [
  { name: 'offshoot', run: (problem) => Promise.resolve(layoutNetwork(problem)) },
  cytoscapePeer('cola', 'cola'),
  cytoscapePeer('fcose', 'fcose'),
  {
    name: 'd3-force',
    run({ nodes, ties }) {
      const items = nodes.map((node) => ({
        ...node,
        x: undefined as number | undefined,
        y: undefined as number | undefined,
      }));
      forceSimulation(items)
        .force('link', forceLink(ties.map(({ from, to }) => ({ source: from, target: to }))).distance(96))
        .force('charge', forceManyBody().strength(-300))
        .force(
          'collide',
          forceCollide((node: { width: number }) => node.width / 2 + 4),
        )
        .force('center', forceCenter())
        .stop()
        .tick(300);
      return Promise.resolve(items.map(({ x = 0, y = 0 }) => ({ x, y })));
    },
  },
];
