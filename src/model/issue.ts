/** Where in a data set something stands: the keys from the top, `['relations', 7, 'from']`. */
export type DataPath = readonly (string | number)[];

/** Something about a data set that its author should know. Codes are stable; messages say what to do. */
export interface Issue {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly path: DataPath;
  /** 1-based place in the file, where the file's text is at hand. */
  readonly line?: number;
  readonly column?: number;
}

/** A question to the model that cannot be answered, with a stable code. */
export class ModelError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ModelError';
    this.code = code;
  }
}
