import type { NetworkOptions } from './network';
import type { LineageLayout, LineageProblem, NetworkProblem, Position } from './problem';

/** What the page asks of the layout worker. Answers carry the id of their request. */
export type LayoutRequest =
  | {
      readonly type: 'network';
      readonly id: number;
      readonly problem: NetworkProblem;
      readonly options: Partial<NetworkOptions>;
    }
  | { readonly type: 'lineage'; readonly id: number; readonly problem: LineageProblem }
  | {
      readonly type: 'drag-start';
      readonly id: number;
      readonly problem: NetworkProblem;
      readonly positions: readonly Position[];
      readonly grabbed: number;
    }
  | { readonly type: 'drag-move'; readonly id: number; readonly to: Position }
  | { readonly type: 'drag-end'; readonly id: number };

export type LayoutAnswer =
  | { readonly id: number; readonly positions: readonly Position[] }
  | { readonly id: number; readonly lineage: LineageLayout }
  | { readonly id: number; readonly error: string };
