/*
 * What a reader chose last for figures, kept from one visit to the next. Storage may be forbidden; then choices last as
 * long as the page.
 */

const PREFIX = 'offshoot.';
const ofThisPage = new Map<string, string>();

/** What was kept under a name, which may be of an older version or of another hand: check before use. */
export function recall(name: string): unknown {
  const text = ofThisPage.get(name) ?? stored(name);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null; // SyntaxError: somebody else wrote it
  }
}

/** @param value that JSON can hold */
export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(PREFIX + name, text);
    ofThisPage.delete(name);
  } catch {
    ofThisPage.set(name, text); // SecurityError or QuotaExceededError
  }
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null; // SecurityError: the reader's browser blocks it
  }
}
