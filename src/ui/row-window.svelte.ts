/** Rows kept ready above and below: Tab walks into them, and the page follows. */
const OVERSCAN = 14;
/** What a row of one line takes, in pixels. */
const ONE_LINE = 36;

/**
 * Which of many rows need to be in the page: those in sight and some around them. A row is as high as its text; those
 * that have not been in the page yet count as the mean of those that have.
 */
export class RowWindow {
  /** Pixels, as the element that scrolls has them. */
  scrollTop = $state(0);
  height = $state(600);
  readonly #ids: () => readonly string[];
  #heights = $state.raw<ReadonlyMap<string, number>>(new Map());
  #width = 0;
  #observer: ResizeObserver | undefined;
  readonly #changed = new Set<HTMLElement>();
  #frame = 0;

  readonly #mean = $derived.by(() => {
    let sum = 0;
    for (const height of this.#heights.values()) sum += height;
    return this.#heights.size > 0 ? sum / this.#heights.size : ONE_LINE;
  });
  /** Where each row begins, and after the last where all end. */
  readonly #tops = $derived.by(() => {
    const tops = [0];
    let top = 0;
    for (const id of this.#ids()) tops.push((top += this.#heights.get(id) ?? this.#mean));
    return tops;
  });
  readonly #count = $derived(this.#tops.length - 1);
  readonly first = $derived(Math.max(0, Math.min(this.#count, this.#rowAt(this.scrollTop)) - OVERSCAN));
  readonly last = $derived(Math.min(this.#count, this.#rowAt(this.scrollTop + this.height) + 1 + OVERSCAN));
  /** Room that the rows above and below take, in pixels. */
  readonly above = $derived(this.#tops[this.first] ?? 0);
  readonly below = $derived((this.#tops[this.#count] ?? 0) - (this.#tops[this.last] ?? 0));

  /** @param ids of all rows, in their order */
  constructor(ids: () => readonly string[]) {
    this.#ids = ids;
  }

  #rowAt(y: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#tops[middle] ?? 0) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Measures a row, whose id is its `data-row`, for as long as it is in the page. */
  readonly measure = (row: HTMLElement) => {
    this.#observer ??= new ResizeObserver((entries) => {
      for (const { target } of entries) this.#changed.add(target as HTMLElement);
      cancelAnimationFrame(this.#frame);
      // Other rows come in for it, which the observer would have to tell of at once.
      this.#frame = requestAnimationFrame(() => this.#take());
    });
    this.#observer.observe(row);
    return () => {
      this.#observer?.unobserve(row);
      this.#changed.delete(row);
    };
  };

  #take(): void {
    const rows = [...this.#changed];
    this.#changed.clear();
    const width = rows[0]?.clientWidth ?? this.#width;
    // In columns of another width texts take other lines.
    const heights = new Map(Math.abs(width - this.#width) > 1 ? [] : this.#heights);
    let hasChanged = heights.size !== this.#heights.size;
    this.#width = width;
    for (const row of rows) {
      const id = row.dataset['row'];
      const { height } = row.getBoundingClientRect();
      if (id === undefined || height === 0 || heights.get(id) === height) continue;
      heights.set(id, height);
      hasChanged = true;
    }
    if (hasChanged) this.#heights = heights;
  }
}
