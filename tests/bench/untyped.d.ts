// Peers that ship no types; only what the benchmark calls is declared.
declare module 'cytoscape-cola' {
  import type { Ext } from 'cytoscape';
  const extension: Ext;
  export default extension;
}
declare module 'cytoscape-fcose' {
  import type { Ext } from 'cytoscape';
  const extension: Ext;
  export default extension;
}
declare module 'd3-force' {
  interface Force {
    distance(length: number): this;
    strength(value: number): this;
  }
  interface Simulation {
    force(name: string, force: unknown): this;
    stop(): this;
    tick(iterations: number): this;
  }
  export function forceSimulation(nodes: unknown[]): Simulation;
  export function forceLink(links: unknown[]): Force;
  export function forceManyBody(): Force;
  export function forceCollide(radius: (node: { width: number }) => number): Force;
  export function forceCenter(): Force;
}
