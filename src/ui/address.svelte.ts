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

/** Parts of a view that change on and on while a hand is at work: a slider, a drag, a zoom. */
type Gradual = 'at' | 'moved' | 'camera';
const GRADUAL: readonly Gradual[] = ['at', 'moved', 'camera'];

/** What a change of a view is to the history. */
export type Change = 'none' | 'step' | Gradual;

/** Whether a change is one step, or one of the many little ones of a gradual part. */
export function changeOf(before: ViewState, after: ViewState): Change {
  const changed = (Object.keys(after) as (keyof ViewState)[]).filter((key) => before[key] !== after[key]);
  const gradual = GRADUAL.find((part) => changed.includes(part));
  if (changed.length === 0) return 'none';
  return gradual && changed.every((key) => (GRADUAL as readonly string[]).includes(key)) ? gradual : 'step';
}

/** Browsers forbid more than some hundred writes in half a minute; a playing time bar would come near. Milliseconds. */
const PAUSE = 250;

/**
 * Keeps the address bar and the explorer in step, and counts the entries that back and forward can reach. Each step of
 * the reader is an entry. Little changes of one kind in a row are one entry together, and the camera is none of its own.
 */
export class Address {
  #index = $state(0);
  #last = $state(0);
  #written: ViewState | null = null;
  /** The gradual change that the newest entry is about; further ones of its kind go into that entry. */
  #run: Change = 'none';
  /** What the present entry is to hold; written when the hand rests. */
  #waiting: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
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
  /** The address of the view as it is at this moment. */
  get href(): string {
    this.#flush();
    return location.href;
  }

  /** Writes the explorer's view into the address bar. Called by an effect after every change of the view. */
  write(): void {
    const { graph, state, link } = this.#explorer;
    if (!graph) return;
    const hash = writeHash(graph.dataSet.meta.id, link);
    const before = this.#written;
    this.#written = state;
    const change = before ? changeOf(before, state) : 'none';
    const isNewEntry = change === 'step' || ((change === 'at' || change === 'moved') && change !== this.#run);
    if (isNewEntry && hash !== (this.#waiting ?? location.hash)) {
      // The entry that is left behind keeps the last of its little changes.
      this.#flush();
      this.#index++;
      this.#last = this.#index;
      history.pushState({ index: this.#index }, '', hash);
    } else if (!before) history.replaceState({ index: this.#index }, '', hash);
    else {
      this.#waiting = hash;
      this.#timer ??= setTimeout(() => this.#flush(), PAUSE);
    }
    if (change !== 'none' && change !== 'camera') this.#run = change;
  }

  /** Writes what waits to be written. */
  #flush(): void {
    const hash = this.#waiting;
    this.#forget();
    if (hash !== null && hash !== location.hash) history.replaceState({ index: this.#index }, '', hash);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = null;
  }

  /** Follows the browser's back and forward, and links that were typed in. Returns the data set that is asked for. */
  follow(): string {
    const index = (history.state as { index?: number } | null)?.index;
    if (index !== undefined) this.#index = index;
    this.#run = 'none';
    this.#forget();
    const { dataSet, link } = readHash(location.hash);
    if (this.#explorer.graph?.dataSet.meta.id === dataSet && link !== this.#explorer.link) {
      this.#explorer.restore(link);
      this.#written = this.#explorer.state;
    }
    return dataSet;
  }

  back(): void {
    this.#flush();
    if (this.canGoBack) history.back();
  }
  forward(): void {
    this.#flush();
    if (this.canGoForward) history.forward();
  }
}
