import { describe, expect, test, vi } from 'vitest';
import { Explorer } from '../../src/explorer';
import type { NetworkProblem, Position } from '../../src/layout';
import { OPENING_VIEW, type ActorId } from '../../src/model';
import { actor, dataSetOf, relation, type Parts } from '../example';
import { idOf, idsOf } from '../ids';
import { fakeLayout, inARow } from './fake-layout';

/*
 * In Node runes are compiled as for a server: what is derived is computed anew each time, and no effect runs. Whether
 * those who watch are told is checked in a browser.
 */

const PARTS: Parts = {
  actors: [
    actor('root', { camp: 'reds' }),
    actor('leaf', { camp: 'reds', start: '2012' }),
    actor('foe', { camp: 'blues' }),
    actor('chief', { kind: 'person' }),
    actor('someone', { unnamed: true }),
  ],
  relations: [
    relation('offshoot', 'root', 'leaf', { start: '2012' }),
    relation('conflict', 'leaf', 'foe', { start: '2013', end: '2015' }),
    relation('leadership', 'chief', 'leaf', { start: '2012' }),
    relation('alliance', 'someone', 'leaf', { claims: [{ source: 'press', status: 'alleged' }] }),
  ],
  views: [
    { id: 'blood', title: 'Blood', view: 'lineage', show: ['lineage'], actor: 'leaf', trace: 'ancestors' },
  ],
};
const TEXT = JSON.stringify(dataSetOf(PARTS));

async function opened({ link = '', text = TEXT, layout = fakeLayout() } = {}): Promise<Explorer> {
  const explorer = new Explorer(layout);
  explorer.open(text, 'example.json', link);
  await vi.waitFor(() => expect(explorer.job.kind).not.toBe('running'));
  return explorer;
}
const shown = (explorer: Explorer) => explorer.scene?.chips.map(({ id }) => id as string);
const leaf = { type: 'actor', id: idOf('leaf') } as const;

describe('opening a data set', () => {
  test('shows its opening view, laid out', async () => {
    const explorer = await opened();
    expect(explorer.job).toEqual({ kind: 'idle' });
    expect(shown(explorer)).toEqual(['root', 'leaf', 'foe']);
    expect(explorer.positions.size).toBe(5);
    expect(explorer.failure).toBeNull();
    expect(explorer.link).toBe('');
  });

  test('shows no picture before it is laid out', async () => {
    const layout = fakeLayout({ network: () => new Promise(() => undefined) });
    const explorer = new Explorer(layout);
    expect(explorer.open(TEXT, 'example.json')).toBe(true);
    expect([explorer.scene, explorer.job.kind, explorer.graph?.actors.length]).toEqual([null, 'running', 5]);
  });

  test('places those who are not shown around those who are, without moving these', async () => {
    const network = vi.fn((problem: NetworkProblem) => Promise.resolve(inARow(problem)));
    await opened({ layout: fakeLayout({ network }) });
    const [first, second] = network.mock.calls.map(([problem]) => problem);
    expect(first?.nodes).toHaveLength(3);
    expect(second?.nodes.map(({ at }) => at !== undefined)).toEqual([true, true, true, false, false]);
  });

  test('with a link shows the view of the link', async () => {
    const explorer = await opened({ link: 'show=conflict&actor=foe' });
    expect(shown(explorer)).toEqual(['leaf', 'foe']);
    expect(explorer.state.selection).toEqual({ type: 'actor', id: 'foe' });
  });

  test('names what the link says and the data set does not know', async () => {
    const explorer = await opened({ link: 'actor=gspc' });
    expect(explorer.unknownInLink).toEqual(['actor=gspc']);
    explorer.dismissUnknown();
    expect(explorer.unknownInLink).toEqual([]);
  });

  test('keeps its warnings', async () => {
    const explorer = await opened({ text: TEXT.replace('"id":"root"', '"id":"root","summry":"Old"') });
    expect(explorer.warnings.map(({ code }) => code)).toEqual(['unknown-field']);
  });

  test('tells when it could not be laid out', async () => {
    const explorer = await opened({
      layout: fakeLayout({ network: () => Promise.reject(new Error('out of room')) }),
    });
    expect(explorer.job).toEqual({ kind: 'failed', error: 'out of room' });
  });

  test('lets a later one win over one that is still being laid out', async () => {
    const answers: (() => void)[] = [];
    const network = (problem: NetworkProblem) =>
      new Promise<Position[]>((resolve) => answers.push(() => resolve(inARow(problem))));
    const explorer = new Explorer(fakeLayout({ network }));
    explorer.open(TEXT, 'first.json');
    explorer.open(JSON.stringify(dataSetOf({ ...PARTS, meta: { title: 'Second' } })), 'second.json');
    while (explorer.job.kind === 'running') {
      answers.splice(0).forEach((answer) => answer());
      await Promise.resolve();
    }
    expect(explorer.graph?.dataSet.meta.title).toBe('Second');
    expect(explorer.positions.size).toBe(5);
  });
});

describe('a file that cannot be opened', () => {
  test.each([
    ['is no JSON', '{', 'not-json'],
    ['is empty', '', 'empty-file'],
    ['has an error', TEXT.replace('"to":"foe"', '"to":"fou"'), 'unknown-actor'],
  ])('because it %s leaves open what was open, and tells why', async (_, text, code) => {
    const explorer = await opened({ link: 'show=conflict' });
    const before = [explorer.graph, explorer.state, explorer.scene];
    expect(explorer.open(text, 'bad.json')).toBe(false);
    expect([explorer.graph, explorer.state, explorer.scene]).toEqual(before);
    expect(explorer.failure?.file).toBe('bad.json');
    expect(explorer.failure?.issues[0]).toMatchObject({ code, severity: 'error' });
    explorer.dismissFailure();
    expect(explorer.failure).toBeNull();
  });

  test('is forgotten when the next one opens', async () => {
    const explorer = await opened();
    explorer.open('{', 'bad.json');
    explorer.open(TEXT, 'good.json');
    expect(explorer.failure).toBeNull();
  });
});

describe('a selection', () => {
  test('goes into the view, and a ring into the picture', async () => {
    const explorer = await opened();
    explorer.select(leaf);
    expect(explorer.state.selection).toEqual(leaf);
    expect(explorer.scene?.chips.map(({ ring }) => ring)).toEqual(['none', 'selected', 'none']);
    explorer.select(null);
    expect(explorer.scene?.chips.every(({ ring }) => ring === 'none')).toBe(true);
  });

  test('brings an actor into the picture that the filters hide', async () => {
    const explorer = await opened();
    explorer.select({ type: 'actor', id: idOf('chief') });
    expect(shown(explorer)).toContain('chief');
  });

  test('of a step or an actor of the trace leaves it lit', async () => {
    const explorer = await opened();
    explorer.trace('ancestors', idOf('leaf'));
    const relation = explorer.visible!.trace!.relations[0]!.id;
    explorer.select({ type: 'relation', id: relation });
    expect(explorer.visible?.trace?.actor.id).toBe('leaf');
    explorer.select({ type: 'actor', id: idOf('root') });
    expect(explorer.visible?.trace?.actor.id).toBe('leaf');
    explorer.select(leaf);
    expect(explorer.state).toMatchObject({ trace: 'ancestors', traced: null });
    explorer.select(null);
    expect(explorer.state.trace).toBeNull();
  });

  test('of an actor off the trace puts it out', async () => {
    const explorer = await opened();
    explorer.trace('ancestors', idOf('leaf'));
    explorer.select({ type: 'actor', id: idOf('foe') });
    expect(explorer.state.trace).toBeNull();
  });

  test('of the same actor changes nothing', async () => {
    const explorer = await opened();
    explorer.trace('ancestors', idOf('leaf'));
    const { state } = explorer;
    explorer.select(leaf);
    expect(explorer.state).toBe(state);
  });
});

describe('a trace', () => {
  test('of an actor selects it and lights its lineage', async () => {
    const explorer = await opened();
    explorer.trace('ancestors', idOf('leaf'));
    expect(explorer.state.selection).toEqual(leaf);
    expect(explorer.visible?.trace?.ancestors.map(({ actor: { id } }) => id)).toEqual(['root']);
    expect(explorer.scene?.chips.map(({ emphasis }) => emphasis)).toEqual(['full', 'full', 'faded']);
  });

  test('without an actor is of the selected one, and none without a selection', async () => {
    const explorer = await opened();
    explorer.trace('both');
    expect(explorer.state.trace).toBeNull();
    explorer.select(leaf);
    explorer.trace('both');
    expect(explorer.visible?.trace?.direction).toBe('both');
    explorer.trace(null);
    expect(explorer.visible?.trace).toBeNull();
  });
});

describe('a focus', () => {
  test('shows an actor and whom it is tied to, framed anew', async () => {
    const explorer = await opened();
    const { framing } = explorer;
    explorer.focus(idOf('foe'));
    expect(shown(explorer)).toEqual(['leaf', 'foe']);
    expect(explorer.framing).toBeGreaterThan(framing);
    explorer.focus(null);
    expect(shown(explorer)).toEqual(['root', 'leaf', 'foe']);
  });
});

describe('filters', () => {
  test('are reset without losing date, selection or places', async () => {
    const explorer = await opened();
    const kept = {
      at: { from: '2014', to: '2014' },
      selection: leaf,
      moved: new Map([[idOf('foe'), { x: 1, y: 2 }]]),
    };
    explorer.change({
      ...kept,
      families: new Set(['lineage']),
      camps: idsOf('reds'),
      unnamed: true,
    });
    explorer.resetFilters();
    expect(explorer.state).toEqual({ ...OPENING_VIEW, ...kept });
  });

  test('count what would show if their own choice were lifted', async () => {
    const explorer = await opened();
    explorer.change({ families: new Set(['lineage']) });
    const { facets } = explorer;
    expect(Object.fromEntries(facets!.families)).toEqual({ lineage: 1, conflict: 1 });
    expect(Object.fromEntries(facets!.camps)).toEqual({ reds: 2 });
    expect(Object.fromEntries(facets!.kinds)).toEqual({ 'armed-group': 2 });
  });

  test('count what is there at the date', async () => {
    const explorer = await opened();
    explorer.change({ at: { from: '2016', to: '2016' } });
    expect(Object.fromEntries(explorer.facets!.families)).toEqual({ lineage: 1 });
  });

  test('never move anything', async () => {
    const explorer = await opened();
    const place = () => explorer.scene?.chips.find(({ id }) => id === 'leaf')?.centre;
    const before = place();
    explorer.change({ families: new Set(['lineage']), at: { from: '2014', to: '2014' } });
    expect(place()).toEqual(before);
  });
});

test('the histogram counts beginnings and endings by year', async () => {
  const explorer = await opened();
  const years = explorer.histogram.filter(({ beginnings, endings }) => beginnings + endings > 0);
  expect(years).toEqual([
    { year: 2012, beginnings: 1, endings: 0 },
    { year: 2013, beginnings: 1, endings: 0 },
    { year: 2015, beginnings: 0, endings: 1 },
  ]);
  expect([explorer.histogram[0]?.year, explorer.histogram.at(-1)?.year]).toEqual([2000, 2020]);
});

describe('a drag', () => {
  const place = (explorer: Explorer, id: string) => explorer.positions.get(id as ActorId);

  test('follows the pointer, takes neighbours along, and leaves strangers', async () => {
    const explorer = await opened();
    explorer.startDrag(idOf('root'));
    explorer.dragTo(idOf('root'), { x: -50, y: 70 });
    expect([place(explorer, 'root'), place(explorer, 'leaf'), place(explorer, 'foe')]).toEqual([
      { x: -50, y: 70 },
      { x: 210, y: 0 },
      { x: 400, y: 0 },
    ]);
    expect(explorer.state.moved.size).toBe(0);
  });

  test('goes into the view when it ends, and so into the link', async () => {
    const explorer = await opened();
    explorer.startDrag(idOf('root'));
    explorer.dragTo(idOf('root'), { x: -50, y: 70 });
    explorer.endDrag();
    expect([...explorer.state.moved]).toEqual([
      ['root', { x: -50, y: 70 }],
      ['leaf', { x: 210, y: 0 }],
    ]);
    expect(explorer.link).toBe('moved=leaf:210,0;root:-50,70');
    expect(place(explorer, 'root')).toEqual({ x: -50, y: 70 });
  });

  test('that went nowhere changes nothing', async () => {
    const explorer = await opened();
    explorer.startDrag(idOf('root'));
    explorer.endDrag();
    explorer.endDrag();
    expect(explorer.link).toBe('');
  });

  test('can be taken back', async () => {
    const explorer = await opened({ link: 'moved=root:5,5' });
    expect(place(explorer, 'root')).toEqual({ x: 5, y: 5 });
    explorer.resetPlaces();
    expect(place(explorer, 'root')).toEqual({ x: 0, y: 0 });
  });
});

describe('a link', () => {
  test('gives back the view that it was made from', async () => {
    const explorer = await opened();
    explorer.trace('ancestors', idOf('leaf'));
    explorer.change({ at: { from: '2012', to: '2014' }, families: new Set(['lineage']) });
    const again = await opened({ link: explorer.link });
    expect(again.state).toEqual(explorer.state);
    expect(again.link).toBe(explorer.link);
  });

  test('frames the picture anew unless it holds a camera', async () => {
    const explorer = await opened();
    const { framing } = explorer;
    explorer.restore('camera=1,2,0.5');
    expect(explorer.framing).toBe(framing);
    explorer.restore('show=lineage');
    expect(explorer.framing).toBe(framing + 1);
  });
});

describe('a view that is limited to some actors', () => {
  test('has places of its own; the others keep theirs for when it ends', async () => {
    const explorer = await opened();
    const before = explorer.positions;
    explorer.change({ only: idsOf('foe', 'leaf') });
    await vi.waitFor(() => expect(explorer.positions).not.toBe(before));
    expect(explorer.positions.get(idOf('leaf'))).not.toEqual(before.get(idOf('leaf')));
    explorer.change({ only: null });
    expect(explorer.positions).toBe(before);
  });

  test('forgets where the reader had put actors among others', async () => {
    const explorer = await opened();
    explorer.change({ moved: new Map([[idOf('foe'), { x: 1, y: 2 }]]) });
    explorer.change({ only: idsOf('foe', 'leaf') });
    expect(explorer.state.moved.size).toBe(0);
  });
});

test('a saved view keeps the places that the reader chose', async () => {
  const explorer = await opened({ link: 'moved=root:5,5' });
  explorer.openSavedView(explorer.graph!.dataSet.views[0]!);
  expect(explorer.link).toBe('view=lineage&actor=leaf&trace=ancestors&show=lineage&moved=root:5,5');
});
