import { expect, test } from 'vitest';
import { CARRIED_ID, carriedDataOf, DATA_MARK, TITLE_MARK, webPageOf } from '../../src/ui/carried-data';
import { manyScripts, placesOf } from './figures';

const TEMPLATE = `<title>${TITLE_MARK}</title><script type="application/json" id="${CARRIED_ID}">${DATA_MARK}</script>`;

test('data cannot end the element that it stands in, and is read back as it was', () => {
  const graph = manyScripts();
  const data = carriedDataOf(graph, 'view=lineage', new Map([['', placesOf(graph).network(null)]]));
  const page = webPageOf(TEMPLATE, 'A & <b>', data);
  expect(page).toContain('<title>A &amp; &lt;b&gt;</title>');
  const [, json = ''] = /<script[^>]*>(.*)<\/script>$/.exec(page) ?? [];
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)));
});

test('signs with a meaning in replacements stay as they are', () => {
  const graph = manyScripts();
  const data = carriedDataOf(graph, '', new Map([['', placesOf(graph).network(null)]]));
  expect(webPageOf(TEMPLATE, "$& $' $1", data)).toContain("<title>$&amp; $' $1</title>");
});
