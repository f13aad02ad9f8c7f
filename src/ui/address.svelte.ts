import type { Explorer } from '../explorer';
import type { ViewState } from '../model';

/** The data set and the view that a hash names: `#/mali?view=lineage&actor=jnim`. */
export function readHash(hash: string): { dataSet: string; link: string } {
  const [, dataSet = '', link = ''] = /^#\/([a-z0-9-]*)(?:\?(.*))?$/.exec(hash) ?? [];
  return { dataSet, link };
}

export function writeHash(dataSet: string, link: string): string {
  return `#/${dataSet}${link ? `?${link}` : ''}`;
}

/** Changes that go on and on, such as a slider's, replace the entry of the history instead of adding one. */
function isStep(before: ViewState, after: ViewState): boolean {
  const { at: _at, camera: _camera, ...rest } = before;
  return (Object.keys(rest) as (keyof typeof rest)[]).some((key) => before[key] !== after[key]);
}

/** Keeps the address bar and the explorer in step, and counts the entries that back and forward can reach. */
export class Address {
  #index = $state(0);
  #last = $state(0);
  #written: ViewState | null = null;
  readonly #explorer: Explorer;

  constructor(explorer: Explorer) {
    this.#explorer = explorer;
    const index = (history.state as { index?: number } | null)?.index;
    this.#index = index ?? 0;
    this.#last = this.#index;
  }

  get canGoBack(): boolean {
    return this.#index > 0;
  }
  get canGoForward(): boolean {
    return this.#index < this.#last;
  }
  get href(): string {
    return location.href;
  }

  /** Writes the explorer's view into the address bar. Called by an effect after every change of the view. */
  write(): void {
    const { graph, state, link } = this.#explorer;
    if (!graph) return;
    const hash = writeHash(graph.dataSet.meta.id, link);
    const before = this.#written;
    this.#written = state;
    if (hash === location.hash) return;
    if (before && isStep(before, state)) {
      this.#index++;
      this.#last = this.#index;
      history.pushState({ index: this.#index }, '', hash);
    } else history.replaceState({ index: this.#index }, '', hash);
  }

  /** Follows the browser's back and forward, and links that were typed in. Returns the data set that is asked for. */
  follow(): string {
    const index = (history.state as { index?: number } | null)?.index;
    if (index !== undefined) this.#index = index;
    const { dataSet, link } = readHash(location.hash);
    if (this.#explorer.graph?.dataSet.meta.id === dataSet && link !== this.#explorer.link) {
      this.#explorer.restore(link);
      this.#written = this.#explorer.state;
    }
    return dataSet;
  }

  back(): void {
    if (this.canGoBack) history.back();
  }
  forward(): void {
    if (this.canGoForward) history.forward();
  }
}
