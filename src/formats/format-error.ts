/** A file that cannot be read at all. `line` and `column` count from 1. */
export class FormatError extends Error {
  readonly code: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  constructor(code: string, message: string, place?: { line: number; column: number }) {
    super(message);
    this.name = 'FormatError';
    this.code = code;
    this.line = place?.line;
    this.column = place?.column;
  }
}
