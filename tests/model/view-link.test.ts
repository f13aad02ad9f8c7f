import { describe, expect, test } from 'vitest';
import { OPENING_VIEW, readViewLink, writeViewLink, type ViewState } from '../../src/model';
import { CLAIM, graphOf, relation } from '../example';
import { idOf, idsOf } from '../ids';

const graph = graphOf({
  actors: ['aqim', 'jnim', 'mujao'],
  relations: [relation('offshoot', 'aqim', 'jnim'), relation('conflict', 'mujao', 'jnim')],
  events: [{ id: 'raid', title: 'Raid', date: '2014', claims: [CLAIM] }],
});
const read = (link: string) => readViewLink(link, graph);
const write = (change: Partial<ViewState>) => writeViewLink({ ...OPENING_VIEW, ...change });

describe('a link', () => {
  test('of the opening view is empty, and an empty link is the opening view', () => {
    expect(write({})).toBe('');
    expect(read('')).toEqual({ state: OPENING_VIEW, unknown: [] });
  });

  test('reads as a sentence would', () => {
    expect(
      write({
        view: 'lineage',
        at: { from: '2017-03', to: '2017-03' },
        selection: { type: 'actor', id: idOf('jnim') },
        trace: 'ancestors',
        families: new Set(['lineage', 'alliance']),
      }),
    ).toBe('view=lineage&at=2017-03&actor=jnim&trace=ancestors&show=lineage,alliance');
  });

  test.each<[string, Partial<ViewState>]>([
    ['a view', { view: 'table' }],
    ['a date', { at: { from: '2017', to: '2017' } }],
    ['a date with signs', { at: { from: '[2013-01..2013-04]', to: '[2013-01..2013-04]' } }],
    ['an uncertain date', { at: { from: '2013?', to: '2013?' } }],
    ['a date that is about right and uncertain', { at: { from: '2013%', to: '2013%' } }],
    ['a span', { at: { from: '2012~', to: '2014-06' } }],
    ['an actor', { selection: { type: 'actor', id: idOf('jnim') } }],
    ['a relation', { selection: { type: 'relation', id: idOf('aqim-offshoot-jnim') } }],
    ['an event', { selection: { type: 'event', id: idOf('raid') } }],
    ['a source', { selection: { type: 'source', id: idOf('press') } }],
    ['a trace', { selection: { type: 'actor', id: idOf('jnim') }, trace: 'both' }],
    [
      'a trace with branches folded away',
      {
        selection: { type: 'actor', id: idOf('jnim') },
        trace: 'ancestors',
        folded: idsOf('aqim', 'mujao'),
      },
    ],
    [
      'a trace of which a step is selected',
      {
        selection: { type: 'relation', id: idOf('aqim-offshoot-jnim') },
        trace: 'both',
        traced: idOf('jnim'),
      },
    ],
    ['a path', { path: { from: idOf('aqim'), to: idOf('mujao'), rank: 2 } }],
    [
      'a trace with a branch folded away',
      { selection: { type: 'actor', id: idOf('jnim') }, trace: 'both', folded: idsOf('aqim') },
    ],
    ['a chain between two actors', { path: { from: idOf('aqim'), to: idOf('mujao'), rank: 2 } }],
    ['families', { families: new Set(['institutional', 'identity']) }],
    ['no family at all', { families: new Set() }],
    ['kinds', { kinds: new Set(['person', 'state']) }],
    ['camps', { camps: idsOf('reds') }],
    ['no camp at all', { camps: new Set() }],
    ['statuses', { statuses: new Set(['stated', 'entailed']) }],
    ['sources', { sources: idsOf('report') }],
    ['unnamed actors', { unnamed: true }],
    ['some actors alone', { only: idsOf('aqim', 'jnim') }],
    ['places', { moved: new Map([[idOf('jnim'), { x: -12, y: 300 }]]) }],
    ['a camera', { camera: { x: -20, y: 35, zoom: 1.25 } }],
  ])('holds %s, and gives it back', (_, change) => {
    const state = { ...OPENING_VIEW, ...change };
    expect(read(writeViewLink(state))).toEqual({ state, unknown: [] });
  });

  test('is the same for equal views, in whatever order their parts were chosen', () => {
    const one = write({ families: new Set(['conflict', 'lineage']), only: idsOf('jnim', 'aqim') });
    expect(write({ families: new Set(['lineage', 'conflict']), only: idsOf('aqim', 'jnim') })).toBe(one);
    expect(read(one).state).toEqual(read(one.split('&').reverse().join('&')).state);
  });

  test('holds no space, quote or angle bracket that a mail program would break it at', () => {
    expect(
      write({
        at: { from: '[2013-01..2013-04]', to: '2013?' },
        moved: new Map([[idOf('jnim'), { x: 1, y: 2 }]]),
      }),
    ).not.toMatch(/[\s"<>]/);
  });
});

describe('what a link says and the data set does not know', () => {
  test.each([
    ['view=map', 'view=map'],
    ['show=lineage,love', 'show=love'],
    ['kinds=person,robot', 'kinds=robot'],
    ['camps=greens', 'camps=greens'],
    ['status=sure', 'status=sure'],
    ['sources=report,rumour', 'sources=rumour'],
    ['only=aqim,gspc', 'only=gspc'],
    ['at=yesterday', 'at=yesterday'],
    ['at=2012/never', 'at=2012/never'],
    ['actor=gspc', 'actor=gspc'],
    ['relation=nothing', 'relation=nothing'],
    ['event=nothing', 'event=nothing'],
    ['source=rumour', 'source=rumour'],
    ['actor=jnim&trace=up', 'trace=up'],
    ['path=aqim~gspc~1', 'path=aqim~gspc~1'],
    ['path=aqim~aqim~1', 'path=aqim~aqim~1'],
    ['path=aqim~jnim~0', 'path=aqim~jnim~0'],
    ['actor=jnim&trace=both&folded=gspc', 'folded=gspc'],
    ['moved=gspc:1,2', 'moved=gspc:1,2'],
    ['moved=jnim:1', 'moved=jnim:1'],
    ['moved=jnim:1e9,2', 'moved=jnim:1e9,2'],
    ['path=aqim~nobody~1', 'path=aqim~nobody~1'],
    ['path=aqim~aqim~1', 'path=aqim~aqim~1'],
    ['path=aqim~jnim~0', 'path=aqim~jnim~0'],
    ['camera=1,2', 'camera=1,2'],
    ['camera=0,0,0', 'camera=0,0,0'],
    ['camera=NaN,0,1', 'camera=NaN,0,1'],
    ['actor=__proto__', 'actor=__proto__'],
  ])('in "%s" is named', (link, unknown) => {
    expect(read(link).unknown).toEqual([unknown]);
  });

  test('is left out, and the rest is kept', () => {
    expect(read('only=aqim,gspc&show=lineage,love').state).toEqual({
      ...OPENING_VIEW,
      only: idsOf('aqim'),
      families: new Set(['lineage']),
    });
  });

  test('cannot be a trace without its actor', () => {
    expect(read('trace=both').state).toEqual(OPENING_VIEW);
    expect(read('relation=aqim-offshoot-jnim&trace=both').state.trace).toBeNull();
  });

  test('cannot be a folded branch without a trace, nor a chain beside one', () => {
    expect(read('actor=jnim&folded=aqim').state.folded.size).toBe(0);
    expect(read('actor=jnim&trace=both&path=aqim~jnim~1').state.path).toBeNull();
  });

  test.each(['%', '%E0%A4%A', '&&&===', 'show', '\u0000=1', 'at=' + '2012/'.repeat(5000)])(
    'does no harm: %j',
    (link) => {
      expect(() => read(link)).not.toThrow();
    },
  );
});
