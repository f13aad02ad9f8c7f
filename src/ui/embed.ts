import { getContext, setContext } from 'svelte';

/*
 * A page that is embedded elsewhere shows the picture, its time bar and its panels, without what is for work on data.
 */

const KEY = 'frame';
const VALUE = 'embed';

export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).get(KEY) === VALUE;
}

/** What a frame around the picture lacks: search and keys always, in a page of its own also drags and double clicks. */
export interface ReducedMeans {
  readonly isStill: boolean;
}
const MEANS = Symbol('reduced means');
export const setReducedMeans = (means: ReducedMeans) => setContext(MEANS, means);
/** Undefined in the whole app. */
export const getReducedMeans = () => getContext<ReducedMeans | undefined>(MEANS);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const quoted = (text: string) => text.replace(/[&"<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** The address of this page without a view, as others reach it; '' where it stands on the reader's own machine. */
export function publicAddress(href: string): string {
  const { protocol, hostname, origin, pathname } = new URL(href);
  const isOwn =
    !protocol.startsWith('http') || /^(localhost|.*\.localhost|127\..*|0\.0\.0\.0|\[::1?\])$/.test(hostname);
  return isOwn ? '' : origin + pathname;
}

/**
 * The code that shows a view of this page within another one.
 * @param address of a copy of this page on the web
 * @param hash the data set and the view, as this page's address has them
 * @returns null where the address is none of a page on the web
 */
export function embedSnippet(address: string, hash: string, title: string): string | null {
  const given = address.trim();
  // As people write it: "example.org/offshoot".
  const whole = /^[\w-]+(\.[\w-]+)+([:/]|$)/.test(given) ? `https://${given}` : given;
  if (!/^https?:\/\//i.test(whole) || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  url.searchParams.set(KEY, VALUE);
  url.hash = hash;
  return `<iframe src="${quoted(url.href)}" title="${quoted(title)}" width="100%" height="640" style="border: 0" loading="lazy"></iframe>`;
}

/** The address of the same view with everything around it. */
export function wholeAddress(href: string): string {
  const url = new URL(href);
  url.searchParams.delete(KEY);
  return url.href;
}
