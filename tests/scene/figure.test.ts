import { describe, expect, test } from 'vitest';
import { layoutLineage, layoutNetwork } from '../../src/layout';
import { OPENING_VIEW, visibleGraph, type ActorId, type ViewState } from '../../src/model';
import {
  ALL_PARTS,
  ASCENT,
  composeFigure,
  DESCENT,
  findPlaces,
  measureText,
  networkScene,
  openingProblem,
  PAGES,
  scopedState,
  sizeOn,
  THEMES,
  viewFigure,
  type Box,
  type Figure,
  type FigureOptions,
  type FigureTexts,
  type Page,
  type PagePreset,
  type Point,
  type TextRun,
  type ViewFigureOptions,
} from '../../src/scene';
import { actor, CLAIM, graphOf, relation } from '../example';
import { idOf } from '../ids';
import { maliGraph } from '../mali';

const screen = (width: number, height: number | null = null): Page => ({
  width,
  height,
  unit: 'px',
  dpi: 96,
});

const graph = maliGraph();
const { problem, actors } = openingProblem(graph);
// Where chips stand plays no part here: the cheapest layout will do.
const positions: ReadonlyMap<ActorId, Point> = new Map(
  layoutNetwork(problem, { effort: 0 }).map((place, i) => [actors[i]!, place]),
);
const scene = networkScene({
  graph,
  visible: visibleGraph(graph, OPENING_VIEW),
  positions,
  theme: THEMES.light,
});
const TEXTS: FigureTexts = {
  title: 'Conflict in Mali: who came from whom, who stands with whom and who fights whom',
  subtitle: 'Lineage, alliance and conflict, as of March 2017, 54 actors, 82 relations',
  filters: 'Only what the report says. Camps: Al-Qaida and the Islamic State.',
  sources: Array.from(
    { length: 14 },
    (_, i) => `An Institute, “Report no. ${i + 1} on the conflict in the north”, 2020`,
  ),
  sourceNumbers: new Map(),
  credit: 'Offshoot · data version 1 · licence CC BY 4.0',
};
const figureOn = (
  page: Page,
  texts: Partial<FigureTexts> = {},
  options: Partial<FigureOptions> = {},
): Figure =>
  composeFigure(
    scene,
    { ...TEXTS, ...texts },
    { page, parts: ALL_PARTS, background: 'white', crop: null, ...options },
  );

function boxOfText({ text, x, y, anchor, size, weight }: TextRun): Box {
  const width = measureText(text, size, weight);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  // Lines are set closer than the ascent and descent of the font, which no Latin letter fills.
  return { x: left, y: y - ASCENT * size * 0.85, width, height: (ASCENT * 0.85 + DESCENT * 0.8) * size };
}
const boxesOf = ({ texts, samples, frame }: Figure): [string, Box][] => [
  ['the drawing', frame],
  ...texts.map((run): [string, Box] => [run.text, boxOfText(run)]),
  ...samples.map(({ x, y, width, height, scale }, i): [string, Box] => [
    `sample ${i + 1}`,
    { x, y, width: width * scale, height: height * scale },
  ]),
];
const overlap = (a: Box, b: Box) =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.5 &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0.5;

function collisionsOf(figure: Figure): string[] {
  const boxes = boxesOf(figure);
  return boxes.flatMap(([name, box], i) =>
    boxes.slice(i + 1).flatMap(([other, otherBox]) => (overlap(box, otherBox) ? [`${name} / ${other}`] : [])),
  );
}
const outsideOf = (figure: Figure) =>
  boxesOf(figure)
    .filter(
      ([, { x, y, width, height }]) =>
        x < -0.5 || y < -0.5 || x + width > figure.width + 0.5 || y + height > figure.height + 0.5,
    )
    .map(([name]) => name);

const PAGES_TO_TRY: [string, Page][] = [
  ['of 400 px', screen(400)],
  ['of 800 px', screen(800)],
  ['of 1440 px', screen(1440)],
  ...Object.values(PAGES).map(({ name, page }): [string, Page] => [name, page]),
];

describe.each(PAGES_TO_TRY)('a figure %s', (_, page) => {
  const figure = figureOn(page);

  test('lets no part cover another', () => {
    expect(collisionsOf(figure)).toEqual([]);
  });

  test('lies within its page', () => {
    expect(outsideOf(figure)).toEqual([]);
  });

  test('shows all of the scene in its frame', () => {
    const { frame, origin, zoom } = figure;
    const left = origin.x + zoom * scene.bounds.x;
    const top = origin.y + zoom * scene.bounds.y;
    expect(left).toBeGreaterThanOrEqual(frame.x - 0.01);
    expect(top).toBeGreaterThanOrEqual(frame.y - 0.01);
    expect(left + zoom * scene.bounds.width).toBeLessThanOrEqual(frame.x + frame.width + 0.01);
    expect(top + zoom * scene.bounds.height).toBeLessThanOrEqual(frame.y + frame.height + 0.01);
  });

  test('is the same each time', () => {
    expect(figureOn(page)).toEqual(figure);
  });
});

describe('a long title', () => {
  const title = 'Who came from whom, who stands with whom and who fights whom in the north of Mali, '
    .repeat(3)
    .trim();

  test('wraps in lines that fit the page, and loses no word', () => {
    const figure = figureOn(screen(500), { title });
    const lines = figure.texts.filter(({ weight, size }) => weight === 600 && size === figure.texts[0]!.size);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.map(({ text }) => text).join(' ')).toBe(title);
    expect([...collisionsOf(figure), ...outsideOf(figure)]).toEqual([]);
  });

  test('of one word without a space wraps too', () => {
    const figure = figureOn(screen(400), { title: 'm'.repeat(200) });
    expect([...collisionsOf(figure), ...outsideOf(figure)]).toEqual([]);
  });
});

describe('parts of a figure', () => {
  const textsOf = (parts: Partial<FigureOptions['parts']>) =>
    figureOn(screen(900), {}, { parts: { ...ALL_PARTS, ...parts } })
      .texts.map(({ text }) => text)
      .join(' ');

  test('are there when they are asked for', () => {
    const text = textsOf({});
    for (const part of [
      'Conflict in Mali',
      'as of March 2017',
      'Relations',
      'Only what the report says',
      'Report no. 14',
      'CC BY',
    ])
      expect(text).toContain(part);
  });

  test.each([
    ['title', 'Conflict in Mali'],
    ['subtitle', 'as of March 2017'],
    ['legend', 'Relations'],
    ['filters', 'Only what the report says'],
    ['sources', 'Report no.'],
    ['credit', 'CC BY'],
  ] as const)('are left out on demand: %s', (part, words) => {
    expect(textsOf({ [part]: false })).not.toContain(words);
  });

  test('of a bare figure are the drawing alone', () => {
    const none = Object.fromEntries(
      Object.keys(ALL_PARTS).map((part) => [part, false]),
    ) as FigureOptions['parts'];
    const bare = figureOn(screen(900), {}, { parts: none });
    expect([bare.texts, bare.samples, bare.rules]).toEqual([[], [], []]);
  });

  test('that find no room on a small sheet are named', () => {
    const tiny = figureOn(screen(300, 240));
    expect(tiny.leftOut.length).toBeGreaterThan(0);
    expect(tiny.height).toBe(240);
  });
});

describe('text on paper', () => {
  test.each(['a4-portrait', 'column-180', 'column-85'] as const)(
    'on %s is never smaller than 6 points',
    (preset) => {
      const figure = figureOn(PAGES[preset].page);
      const points = figure.texts.map(({ size }) => (size * 72) / 96);
      expect(Math.min(...points)).toBeGreaterThanOrEqual(6 - 1e-9);
      expect(figure.smallestText).toBe(Math.min(...figure.texts.map(({ size }) => size)));
    },
  );
});

test.each([
  [PAGES['a4-landscape'].page, { px: { width: 3508, height: 2480 }, mm: { width: 297, height: 210 } }],
  [PAGES.slide.page, { px: { width: 1920, height: 1080 }, mm: { width: 508, height: 285.8 } }],
])('a figure on %j is as large as its page', (page, size) => {
  const { width, height } = figureOn(page);
  expect(sizeOn(page, width, height)).toEqual(size);
});

describe('the background', () => {
  test.each([
    ['white', '#ffffff'],
    ['paper', THEMES.light.background],
    ['transparent', null],
  ] as const)('%s is %s', (background, colour) => {
    expect(figureOn(screen(800), {}, { background }).background).toBe(colour);
  });
});

describe('the figure of a view', () => {
  const small = graphOf({
    actors: [actor('root'), 'leaf', 'foe', actor('chinese', { name: '馬里', claims: [CLAIM] })],
    relations: [
      relation('offshoot', 'root', 'leaf', { start: '2012' }),
      relation('conflict', 'leaf', 'foe', { start: '2013' }),
      relation('conflict', 'chinese', 'foe'),
    ],
  });
  const places = {
    network: () => new Map(small.actors.map(({ id }, i) => [id, { x: i * 200, y: (i % 2) * 120 }])),
    lineage: layoutLineage,
  };
  const draw = (change: Partial<ViewState>, options: Partial<ViewFigureOptions> = {}) =>
    viewFigure(small, { ...OPENING_VIEW, ...change }, places, {
      page: screen(800),
      parts: ALL_PARTS,
      background: 'white',
      theme: 'light',
      scope: 'whole',
      ...options,
    });
  const shown = (figure: Figure) => figure.scene.chips.map(({ id }) => id);
  const leaf: Partial<ViewState> = { selection: { type: 'actor', id: idOf('leaf') } };

  test('of a trace shows the traced actors alone', () => {
    const { figure } = draw({ ...leaf, trace: 'ancestors' }, { scope: 'trace' });
    expect(shown(figure)).toEqual(['root', 'leaf']);
    expect(figure.title).toBe('Ancestors of Leaf, 2012');
  });

  test('of a selection shows it with its neighbours', () => {
    expect(shown(draw(leaf, { scope: 'selection' }).figure)).toEqual(['root', 'leaf', 'foe']);
    const conflict = { type: 'relation', id: idOf('leaf-conflict-foe') } as const;
    expect(shown(draw({ selection: conflict }, { scope: 'selection' }).figure)).toEqual(['leaf', 'foe']);
  });

  test('of a window is cut to what the window showed', () => {
    const { figure } = draw(
      { camera: { x: 0, y: 0, zoom: 2 } },
      { scope: 'view', window: { width: 400, height: 200 } },
    );
    expect(figure.clipped).toBe(true);
    expect(figure.origin.x - figure.zoom * 100).toBeCloseTo(
      figure.frame.x + (figure.frame.width - 200 * figure.zoom) / 2,
    );
  });

  test('without a trace or a selection shows everything', () => {
    expect(scopedState(small, OPENING_VIEW, 'trace')).toBe(OPENING_VIEW);
    expect(scopedState(small, OPENING_VIEW, 'selection')).toBe(OPENING_VIEW);
  });

  test('takes the reader’s own words', () => {
    const { figure } = draw({}, { title: 'Mine', subtitle: '' });
    expect(figure.texts.map(({ text }) => text)).toContain('Mine');
  });

  test('puts actors where the reader has moved them', () => {
    const { figure } = draw({ moved: new Map([[idOf('leaf'), { x: 999, y: -50 }]]) });
    expect(figure.scene.chips.find(({ id }) => id === 'leaf')?.centre).toEqual({ x: 999, y: -50 });
  });

  test('takes another name where the fonts cannot set one, and says so', () => {
    const canSet = (text: string) => /^[\x20-\x7e“”–—·’é…]*$/.test(text);
    const { figure, renamed } = draw({}, { canSet });
    expect(renamed).toEqual([{ label: '馬里', instead: 'chinese' }]);
    expect(figure.scene.chips.map(({ label }) => label.text)).toContain('chinese');
  });
});

describe('the Mali data set on a page', () => {
  const places = findPlaces(graph, { network: layoutNetwork, lineage: layoutLineage });
  const draw = (view: ViewState['view'], preset: PagePreset) =>
    viewFigure(graph, { ...OPENING_VIEW, view }, places, {
      page: PAGES[preset].page,
      parts: ALL_PARTS,
      background: 'white',
      theme: 'light',
      scope: 'whole',
    }).figure;

  test.each(['slide', 'square', 'a4-landscape', 'a4-portrait', 'letter-portrait'] as const)(
    'of %s shows the whole network with all its sources in one order and names that can be read',
    (preset) => {
      const figure = draw('network', preset);
      expect(figure.sourcesListed).toBeNull();
      expect(figure.leftOut).toEqual([]);
      const least = PAGES[preset].page.unit === 'mm' ? 8 : 9;
      expect(figure.smallestLabel).toBeGreaterThanOrEqual(least - 1e-9);
      const numbers = figure.texts.flatMap(({ text }) =>
        /^\d+\.$/.test(text) ? [Number.parseInt(text)] : [],
      );
      expect(numbers.length).toBeGreaterThan(40);
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      expect(collisionsOf(figure)).toEqual([]);
      expect(outsideOf(figure)).toEqual([]);
    },
  );

  test('tells in words the events whose names find no room', () => {
    const figure = draw('lineage', 'a4-landscape');
    const unnamed = figure.scene.eventTicks.filter(({ label }) => !label);
    expect(unnamed.length).toBeGreaterThan(0);
    const words = figure.texts.map(({ text }) => text).join(' ');
    for (const { id } of unnamed)
      expect(words).toContain(graph.events.find((event) => event.id === id)!.title);
  });
});

test('events without a name are signs only where the notes tell them', () => {
  const drawn = (filters: boolean) =>
    viewFigure(
      graph,
      { ...OPENING_VIEW, view: 'lineage' },
      findPlaces(graph, { network: layoutNetwork, lineage: layoutLineage }),
      {
        page: PAGES['a4-landscape'].page,
        parts: { ...ALL_PARTS, filters },
        background: 'white',
        theme: 'light',
        scope: 'whole',
      },
    ).figure.scene.eventTicks.filter(({ label }) => !label);
  expect(drawn(true).length).toBeGreaterThan(0);
  expect(drawn(false)).toEqual([]);
});

test('what a high page has to spare is left below everything', () => {
  const figure = figureOn(PAGES['a3-portrait'].page, { sources: [] });
  const lowest = Math.max(...figure.texts.map(({ y }) => y));
  const { frame, scene: drawn, zoom } = figure;
  expect(frame.height).toBeCloseTo(Math.max(120, drawn.bounds.height * zoom), 5);
  expect(figure.roomHeight).toBeGreaterThan(frame.height);
  expect(lowest).toBeLessThan(figure.height - 60);
});

describe('the alternative text', () => {
  const dated = (only: ViewState['only'] = null) =>
    viewFigure(
      graph,
      { ...OPENING_VIEW, at: { from: '2015-06', to: '2015-06' }, only },
      findPlaces(graph, { network: layoutNetwork, lineage: layoutLineage }),
      { page: screen(1440), parts: ALL_PARTS, background: 'white', theme: 'light', scope: 'whole' },
    ).figure;

  test('of a date counts what is there', () => {
    const { description, scene: drawn } = dated();
    const full = drawn.chips.filter(({ emphasis }) => emphasis === 'full').length;
    const byCamp = /Actors at that date by camp: ([^.]*)\./.exec(description)![1]!;
    const counts = [...byCamp.matchAll(/\((\d+)\)/g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(full);
    expect(description).toContain(`${drawn.chips.length - full} actors are pale`);
  });

  test('goes with a legend that tells both strengths of pale', () => {
    const signs = dated().scene.legend.filter(({ group }) => group === 'Signs');
    expect(signs.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['pale: before this date, and led here', 'very pale: not at this date']),
    );
  });

  test('of a small picture of a date names who is not there', () => {
    const { description } = dated(new Set([idOf('maa'), idOf('maa-cma'), idOf('maa-platform')]));
    expect(description).toContain('Pale, for they are not there at that date: MAA.');
  });

  test('counts what a large network shows and names who is tied to most', () => {
    const { description } = figureOn(screen(1440));
    expect(description).toMatch(/^Network of actors: Conflict in Mali.* Relations: .*\(\d+\)/);
    expect(description).toContain('Al Qaeda (');
    expect(description).toContain('Tied to most others: JNIM (');
    expect(description.length).toBeLessThan(900);
  });

  test('tells a small one relation by relation', () => {
    const places = findPlaces(graph, { network: layoutNetwork, lineage: layoutLineage });
    const state: ViewState = {
      ...OPENING_VIEW,
      selection: { type: 'actor', id: idOf('jnim') },
      trace: 'ancestors',
    };
    const { figure } = viewFigure(graph, state, places, {
      page: screen(1440),
      parts: ALL_PARTS,
      background: 'white',
      theme: 'light',
      scope: 'trace',
    });
    expect(figure.description).toContain('MUJAO and Al-Mulathamun merged into Al Murabitoun');
    expect(figure.description).not.toContain('Tied to most');
    // A lineage is told in the order of time.
    const lineage = viewFigure(graph, { ...state, view: 'lineage' }, places, {
      page: screen(1440),
      parts: ALL_PARTS,
      background: 'white',
      theme: 'light',
      scope: 'trace',
    }).figure.description;
    const at = (words: string) => lineage.indexOf(words);
    expect(at('GIA gave rise to GSPC')).toBeGreaterThan(0);
    expect(at('GSPC was renamed AQIM')).toBeGreaterThan(at('GIA gave rise to GSPC'));
    expect(at('merged into JNIM')).toBeGreaterThan(at('merged into Al Murabitoun'));
  });
});
