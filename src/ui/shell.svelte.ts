import type { ActorId } from '../model';
import type { ThemeId } from '../scene';

export type Dialog =
  { kind: 'none' } | { kind: 'export' } | { kind: 'help' } | { kind: 'path'; from?: ActorId };
/** On a narrow screen one drawer at a time covers part of the picture. */
export type Drawer = 'none' | 'legend' | 'details';

const THEME_KEY = 'offshoot.theme';

/** What is open around the picture, and what was said last. */
export class Shell {
  dialog = $state.raw<Dialog>({ kind: 'none' });
  drawer = $state.raw<Drawer>('none');
  isDetailsOpen = $state(true);
  /** A short message that vanishes by itself: "Link copied". */
  notice = $state('');
  /** What a screen reader is told. */
  announcement = $state('');
  #theme = $state.raw<'light' | 'dark'>('light');
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly #isNarrow: () => boolean;

  /**
   * @param storage null where the browser gives none
   * @param isNarrow whether panels are drawers at this moment
   */
  constructor(
    storage: Pick<Storage, 'getItem' | 'setItem'> | null,
    prefersDark: boolean,
    isNarrow: () => boolean = () => false,
  ) {
    this.#storage = storage;
    this.#isNarrow = isNarrow;
    const stored = storage?.getItem(THEME_KEY);
    this.#theme = stored === 'dark' || stored === 'light' ? stored : prefersDark ? 'dark' : 'light';
  }

  get theme(): Extract<ThemeId, 'light' | 'dark'> {
    return this.#theme;
  }

  toggleTheme(): void {
    this.#theme = this.#theme === 'dark' ? 'light' : 'dark';
    this.#storage?.setItem(THEME_KEY, this.#theme);
  }

  /** Brings the details into sight, where something has been chosen outside them. */
  showDetails(): void {
    this.isDetailsOpen = true;
    this.drawer = this.#isNarrow() ? 'details' : 'none';
  }

  hideDetails(): void {
    if (this.#isNarrow()) this.drawer = 'none';
    else this.isDetailsOpen = false;
  }

  tell(message: string): void {
    this.notice = message;
    this.announcement = message;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.notice = ''), 3000);
  }

  open(dialog: Dialog): void {
    this.dialog = dialog;
  }

  close(): void {
    this.dialog = { kind: 'none' };
  }
}
