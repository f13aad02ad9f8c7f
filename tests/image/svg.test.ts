import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { drawingSvg, fontsFor, type Drawing } from '../../src/image';
import { maliGraph } from '../mali';
import { ARABIC, drawingOf, HEBREW, HOSTILE, manyScripts } from './figures';
import { ask, has } from './tools';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of a file, in order. Throws where it is not well-formed. */
function elementsOf(svg: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return elements;
}

const withFonts = async (drawing: Drawing) => drawingSvg(drawing, { fonts: await fontsFor(drawing) });

const cases: [string, () => Drawing][] = [
  ['the network of Mali', () => drawingOf(maliGraph())],
  ['the lineage of Mali', () => drawingOf(maliGraph(), { view: 'lineage' })],
  ['names in many scripts', () => drawingOf(manyScripts())],
  ['lives in many scripts', () => drawingOf(manyScripts(), { view: 'lineage' })],
];

describe.each(cases)('an SVG of %s', (_, drawing) => {
  test('is well-formed, and nothing in it runs or comes from elsewhere', async () => {
    const elements = elementsOf(await withFonts(drawing()));
    const names = new Set(elements.map(({ name }) => name));
    for (const forbidden of ['script', 'foreignObject', 'image', 'use', 'a', 'animate', 'set'])
      expect(names).not.toContain(forbidden);
    const attributes = elements.flatMap((element) => Object.entries(element.attributes));
    expect(attributes.filter(([key]) => /^on|href$|^style$/.test(key))).toEqual([]);
    const references = attributes.filter(([, value]) => value.includes('url('));
    expect(references.every(([, value]) => /^url\(#[a-z]+-\d+\)$/.test(value))).toBe(true);
    const styles = elements.filter(({ name }) => name === 'style').map(({ text }) => text);
    for (const url of styles.join('').match(/url\([^)]{0,20}/g) ?? [])
      expect(url).toMatch(/^url\(data:font\/woff2/);
  });

  test('has every id once, and every reference an id', async () => {
    const elements = elementsOf(await withFonts(drawing()));
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const wanted = elements.flatMap(({ attributes }) => [
      ...(attributes['data-from'] ?? '').split(' '),
      ...(attributes['data-to'] ?? '').split(' '),
      ...Object.values(attributes).flatMap((value) => /^url\(#(.*)\)$/.exec(value)?.[1] ?? []),
    ]);
    expect(wanted.filter((id) => id && !ids.includes(id))).toEqual([]);
  });

  test('is the same each time', async () => {
    expect(await withFonts(drawing())).toBe(await withFonts(drawing()));
  });
});

test('names that would be markup stand as text', () => {
  const svg = drawingSvg(drawingOf(manyScripts()));
  const texts = elementsOf(svg).filter(({ name }) => name === 'text');
  expect(texts.map(({ text }) => text)).toContain(HOSTILE.replace('\u0007', '\ufffd'));
  expect(svg).not.toContain('<script');
});

test('texts that run to the left say so', () => {
  const texts = elementsOf(drawingSvg(drawingOf(manyScripts()))).filter(({ name }) => name === 'text');
  for (const name of [ARABIC, HEBREW])
    expect(texts.find(({ text }) => text === name)?.attributes).toMatchObject({ direction: 'rtl' });
  expect(texts.find(({ text }) => text.includes('союз'))?.attributes).not.toHaveProperty('direction');
});

test('the title and the description stand for the picture where it is not seen', () => {
  const elements = elementsOf(drawingSvg(drawingOf(maliGraph())));
  expect(elements[0]?.attributes).toMatchObject({
    role: 'img',
    'aria-labelledby': 'figure-title figure-description',
  });
  expect(elements.find(({ name }) => name === 'title')?.text).toBe('Mali 2011–2020');
  expect(elements.find(({ name }) => name === 'desc')?.text).toContain('JNIM');
});

test('a page of paper has its size in mm', () => {
  expect(elementsOf(drawingSvg(drawingOf(maliGraph())))[0]?.attributes).toMatchObject({
    width: '297mm',
    height: '210mm',
  });
});

const rsvg = has('rsvg-convert');
test.skipIf(!rsvg)(
  `librsvg draws it in the size of its page${rsvg ? '' : ' (rsvg-convert is not installed)'}`,
  async () => {
    const png = ask(
      'rsvg-convert',
      (path) => ['--dpi-x', '96', '--dpi-y', '96', '-f', 'pdf', '-o', `${path}.pdf`, path],
      await withFonts(drawingOf(manyScripts())),
    );
    expect(png).toBe('');
  },
);
