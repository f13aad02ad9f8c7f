import { Superseded, type FigureClient, type FigureOrder, type FigureStep, type MadeFigure } from '../image';

export type FigureJobState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly step: FigureStep | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: string };

/** The figure that a dialog shows: what was made last, and what is being made. */
export class FigureJob {
  readonly #client: FigureClient;
  #state = $state.raw<FigureJobState>({ kind: 'idle' });
  #made = $state.raw<{ readonly figure: MadeFigure; readonly order: FigureOrder } | null>(null);
  #wanted: FigureOrder | null = null;

  constructor(client: FigureClient) {
    this.#client = client;
  }

  get state(): FigureJobState {
    return this.#state;
  }
  /** The last figure that was made, with its order, which may be an older one. */
  get made(): { readonly figure: MadeFigure; readonly order: FigureOrder } | null {
    return this.#made;
  }
  /** Whether the last figure is of this very order, and nothing else is being made. */
  isDone(order: FigureOrder): boolean {
    return this.#state.kind === 'idle' && this.#made?.order === order;
  }

  async order(order: FigureOrder): Promise<void> {
    this.#wanted = order;
    this.#state = { kind: 'running', step: null };
    try {
      const figure = await this.#client.make(order, (step) => {
        if (this.#wanted === order) this.#state = { kind: 'running', step };
      });
      this.#made = { figure, order };
      if (this.#wanted === order) this.#state = { kind: 'idle' };
    } catch (error) {
      if (error instanceof Superseded || this.#wanted !== order) return;
      this.#state = { kind: 'failed', error: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Refuses an order that no browser could carry out, with the reason. */
  refuse(reason: string): void {
    this.#wanted = null;
    this.#state = { kind: 'failed', error: reason };
  }

  cancel(): void {
    this.#wanted = null;
    this.#client.cancel();
    this.#state = { kind: 'cancelled' };
  }
}
