/*
 * A page that is embedded elsewhere shows the picture, its time bar and its panels, without what is for work on data.
 */

const KEY = 'frame';
const VALUE = 'embed';

export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).get(KEY) === VALUE;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const quoted = (text: string) => text.replace(/[&"<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** The code that shows a view of this page within another one. */
export function embedSnippet(href: string, title: string): string {
  const url = new URL(href);
  url.searchParams.set(KEY, VALUE);
  return `<iframe src="${quoted(url.href)}" title="${quoted(title)}" width="100%" height="640" loading="lazy"></iframe>`;
}

/** The address of the same view with everything around it. */
export function wholeAddress(href: string): string {
  const url = new URL(href);
  url.searchParams.delete(KEY);
  return url.href;
}
