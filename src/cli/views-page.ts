import { el, esc } from '../image';

/** A saved view that was drawn into a file. */
export interface DrawnView {
  readonly file: string;
  /** Whether a browser shows the file as an image; a PDF it does not. */
  readonly isImage: boolean;
  readonly title: string;
  readonly description: string;
  readonly caption: string;
  /** What an image shows, for those who do not see it. */
  readonly text: string;
  /** The part of the app's address that opens the view. */
  readonly link: string;
  /** In CSS px. */
  readonly width: number;
  readonly height: number;
}

const STYLE =
  'body{font:16px/1.5 "Noto Sans",system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1c20;background:#fbfaf7}' +
  'main{display:grid;gap:2.5rem;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr))}' +
  'img{width:100%;height:auto;border:1px solid #dcd9d0;background:#fff}' +
  'h1{font-size:1.5rem}h2{font-size:1.05rem;margin:.6rem 0 .2rem}p{margin:.2rem 0}' +
  '.caption,.link{font-size:.8rem;color:#5c6169;overflow-wrap:anywhere}';

/** The page that shows all drawn views with their captions. It holds no script and fetches nothing but the figures. */
export function viewsPage(title: string, views: readonly DrawnView[]): string {
  const articles = views.map((view) => {
    const target = encodeURI(view.file);
    const thumbnail = view.isImage
      ? el('img', {
          src: target,
          alt: view.text,
          width: Math.round(view.width),
          height: Math.round(view.height),
          loading: 'lazy',
        })
      : esc(view.file);
    return el(
      'article',
      {},
      [
        el('a', { href: target }, thumbnail),
        el('h2', {}, esc(view.title)),
        view.description && el('p', {}, esc(view.description)),
        el('p', { class: 'caption' }, esc(view.caption)),
        el('p', { class: 'link' }, `In the app: ${el('code', {}, esc(view.link))}`),
      ].join(''),
    );
  });
  return [
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${esc(title)}</title><style>${STYLE}</style></head>`,
    `<body><h1>${esc(title)}</h1><main>${articles.join('\n')}</main></body></html>\n`,
  ].join('');
}
