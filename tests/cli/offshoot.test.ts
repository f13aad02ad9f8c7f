import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/offshoot';
import { actor, CLAIM, dataSetOf, relation, type Json } from '../example';
import { MALI_FILE } from '../mali';

const MALI = fileURLToPath(MALI_FILE);
let folder: string;
const at = (name: string) => join(folder, name);

const FAMILY = dataSetOf({
  actors: [
    actor('root', { name: 'The Root', aliases: [{ name: 'La Racine', lang: 'fr' }] }),
    'middle',
    'leaf',
    actor('foe', { aliases: [{ name: 'Twin' }] }),
    actor('pal', { aliases: [{ name: 'Twin' }], claims: [CLAIM] }),
  ],
  relations: [
    relation('offshoot', 'root', 'middle', { start: '2007-01' }),
    relation('succession', 'middle', 'leaf', { start: '2017', claims: [CLAIM, { source: 'press' }] }),
    relation('conflict', 'leaf', 'foe', { start: '2018' }),
  ],
});
const FAMILY_IN_VIEWS = {
  ...FAMILY,
  views: [
    { id: 'all', title: 'All of it', view: 'lineage' },
    { id: 'young', title: 'The young', description: 'After 2017.', only: ['leaf', 'foe'] },
  ],
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offshoot-'));
  const put = (name: string, value: Json | string) =>
    writeFileSync(at(name), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  put('family.json', FAMILY);
  put('views.json', FAMILY_IN_VIEWS);
  put('broken.json', '{\n  "actors": [,]\n}');
  put(
    'faulty.json',
    dataSetOf({
      actors: [actor('aqim', { claims: [CLAIM] }), 'jnim'],
      relations: [relation('offshoot', 'jnim', 'aqmi')],
    }),
  );
  put('warned.json', dataSetOf({ actors: [actor('aqim', { summry: 'Old', claims: [CLAIM] })] }));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function call(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, { out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}

describe('validate', () => {
  test('finds nothing to say of the Mali data set', async () => {
    const { code, out, err } = await call('validate', MALI);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/mali\.json: \d+ actors, \d+ relations, \d+ events, \d+ sources\n$/);
  });

  test('says file, line, column, code and sentence of a fault, and fails', async () => {
    const file = at('faulty.json');
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('"aqmi"')) + 1;
    const { code, out, err } = await call('validate', file);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `${file}:${line}:13: unknown-actor: relation "jnim-offshoot-aqmi" ends at "aqmi", which is no actor; did you mean "aqim"?\n`,
    );
  });

  test('says where a file that is no JSON breaks off', async () => {
    const { code, err } = await call('validate', at('broken.json'));
    expect(code).toBe(1);
    expect(err).toMatch(/broken\.json:2:\d+: not-json: /);
  });

  test('says of a file that it is not there', async () => {
    const { code, err } = await call('validate', at('nowhere.json'));
    expect(code).toBe(1);
    expect(err).toContain(': not-found: ');
  });

  test('warns without failing', async () => {
    const { code, err } = await call('validate', at('warned.json'));
    expect(code).toBe(0);
    expect(err).toMatch(/:\d+:\d+: unknown-field: warning: .*did you mean "summary"/);
  });
});

describe('trace', () => {
  test('tells the lineage of an actor, each step with its date and its sources', async () => {
    const { code, out, err } = await call('trace', at('family.json'), 'leaf', '--ancestors');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Ancestors of Leaf\n/);
    expect(out).toMatch(/The Root gave rise to Middle.*January 2007/);
    expect(out).toMatch(/Middle was succeeded by Leaf.*2017/);
    expect(out).toContain('Report, One ¶ 1');
    expect(out.endsWith('\n')).toBe(true);
  });

  test('prints one JSON value', async () => {
    const { out } = await call('trace', at('family.json'), 'middle', '--json');
    expect(JSON.parse(out)).toMatchObject({
      actor: 'middle',
      ancestors: [{ id: 'root', name: 'The Root', generation: 1 }],
      descendants: [{ id: 'leaf', name: 'Leaf', generation: 1 }],
      relations: ['root-offshoot-middle', 'middle-succession-leaf'],
    });
  });

  test('says of each step how it stands and who says so', async () => {
    const { out } = await call('trace', at('family.json'), 'leaf', '--json');
    expect(JSON.parse(out)).toMatchObject({
      steps: [
        {
          side: 'ancestors',
          generation: 2,
          sentence: 'The Root gave rise to Middle (January 2007)',
          date: { edtf: '2007-01', words: 'January 2007' },
          status: 'stated',
          contested: false,
          relations: ['root-offshoot-middle'],
          sources: ['Report, One ¶ 1'],
          disputedBy: [],
        },
        { side: 'ancestors', generation: 1, sources: ['Report, One ¶ 1', 'The Press'] },
      ],
    });
  });

  test('writes Markdown with footnotes', async () => {
    const { code, out } = await call('trace', at('family.json'), 'leaf', '--markdown');
    expect(code).toBe(0);
    expect(out).toMatch(/^## Lineage of Leaf\n/);
    expect(out).toContain('- Middle was succeeded by Leaf (2017).[^1][^2]');
    expect(out).toMatch(/\[\^2\]: .*The Press.*<https:\/\/www\.press\.example\/2019\/story>\n$/);
  });

  test('ends at a date', async () => {
    const { out } = await call('trace', at('family.json'), 'root', '--at', '2010', '--json');
    expect((JSON.parse(out) as { descendants: Json[] }).descendants.map(({ id }) => id)).toEqual(['middle']);
  });

  test('looks one way on demand', async () => {
    const { out } = await call('trace', at('family.json'), 'middle', '--descendants', '--json');
    expect(JSON.parse(out)).toMatchObject({ ancestors: [], descendants: [{ id: 'leaf' }] });
  });

  test.each(['The Root', 'the root', 'la racine'])('takes the name "%s" for an actor', async (name) => {
    const { out } = await call('trace', at('family.json'), name, '--json');
    expect(JSON.parse(out)).toMatchObject({ actor: 'root' });
  });

  test('knows that AQIM is an ancestor of JNIM', async () => {
    const { code, out } = await call('trace', MALI, 'GSIM', '--ancestors', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { ancestors: Json[] }).ancestors.map(({ id }) => id)).toContain('aqim');
  });

  test.each<[string, string[], RegExp]>([
    ['an unknown actor', ['roots'], /no actor is called "roots"; did you mean root/],
    ['a name of two actors', ['Twin'], /"Twin" fits several actors: foe, pal/],
    ['a date that is none', ['root', '--at', 'yesterday'], /"yesterday" is no EDTF date/],
    ['two forms', ['root', '--json', '--markdown'], /exclude one another/],
    ['two directions', ['root', '--ancestors', '--descendants'], /exclude one another/],
  ])('refuses %s', async (_, args, reason) => {
    const { code, out, err } = await call('trace', at('family.json'), ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(reason);
  });
});

describe('path', () => {
  test('tells the chain between two actors', async () => {
    const { code, out } = await call('path', at('family.json'), 'root', 'foe');
    expect(code).toBe(0);
    expect(out).toMatch(/^1\. /);
    for (const name of ['The Root', 'Middle', 'Leaf', 'Foe']) expect(out).toContain(name);
  });

  test('prints one JSON value', async () => {
    const { out } = await call('path', at('family.json'), 'root', 'foe', '--json');
    const { paths } = JSON.parse(out) as { paths: Json[] };
    expect(paths).toHaveLength(1);
    expect(paths[0]).toMatchObject({
      actors: ['root', 'middle', 'leaf', 'foe'],
      relations: ['root-offshoot-middle', 'middle-succession-leaf', 'leaf-conflict-foe'],
    });
    expect(paths[0]?.['sentence']).toMatch(/^The Root gave rise to Middle/);
    expect(paths[0]?.['steps']).toContainEqual({
      relation: 'middle-succession-leaf',
      sentence: 'Middle was succeeded by Leaf (2017)',
      contested: false,
      sources: ['Report, One ¶ 1', 'The Press'],
    });
  });

  test('says that there is none', async () => {
    const { code, out } = await call('path', at('family.json'), 'root', 'pal');
    expect(code).toBe(0);
    expect(out).toBe('No chain of relations ties The Root to Pal.\n');
    expect(JSON.parse((await call('path', at('family.json'), 'root', 'pal', '--json')).out)).toEqual({
      paths: [],
    });
  });
});

describe('draw', () => {
  const drawn = async (name: string, ...args: string[]) => {
    const { code, out, err } = await call('draw', at('family.json'), '--out', at(name), ...args);
    return { code, out, err, bytes: code === 0 ? readFileSync(at(name)) : Buffer.alloc(0) };
  };

  test('writes an SVG, and the same again', async () => {
    const { code, out, err, bytes } = await drawn('one.svg');
    expect({ code, out, err }).toEqual({ code: 0, out: `${at('one.svg')}\n`, err: '' });
    expect(bytes.toString()).toMatch(/^(<\?xml[^>]*>\s*)?<svg /);
    expect((await drawn('two.svg')).bytes.equals(bytes)).toBe(true);
  });

  test('writes a PNG of the wanted size, and the same again', async () => {
    const { bytes } = await drawn('one.png', '--width', '600', '--scale', '1');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(600);
    expect((await drawn('two.png', '--width', '600', '--scale', '1')).bytes.equals(bytes)).toBe(true);
  });

  test('doubles the pixels at twice the scale', async () => {
    const { bytes } = await drawn('large.png', '--width', '600', '--scale', '2');
    expect(bytes.readUInt32BE(16)).toBe(1200);
  });

  test('shows of a trace its actors alone, and says so in the title', async () => {
    const svg = (await drawn('trace.svg', '--trace', 'leaf')).bytes.toString();
    expect(svg).toContain('Lineage of Leaf');
    expect(svg).not.toContain('>Foe<');
  });

  test('says the date', async () => {
    expect((await drawn('date.svg', '--at', '2017-03')).bytes.toString()).toContain('as of March 2017');
  });

  test('takes the link of a view, and names what it does not know', async () => {
    const { err, bytes } = await drawn('link.svg', '--link', '#/example?show=conflict&only=leaf,foe,gspc');
    expect(err).toBe('warning: the data set does not know only=gspc\n');
    expect(bytes.toString()).not.toContain('>Middle<');
  });

  test('warns of a background that a file does not hold, or on which nothing can be seen', async () => {
    const { err } = await drawn('dark.jpg', '--theme', 'dark', '--background', 'transparent');
    expect(err).toMatch(/^warning: JPEG holds no transparency: .*\nwarning: The pale names and lines/);
  });

  test('draws dark on demand', async () => {
    expect((await drawn('dark.svg', '--theme', 'dark')).bytes.equals((await drawn('light.svg')).bytes)).toBe(
      false,
    );
  });

  test('draws every saved view into a folder, with a page that shows them', async () => {
    const folderOf = (name: string) => ['--views', '--out', at(name)];
    const { code, out, err } = await call(
      'draw',
      at('views.json'),
      ...folderOf('views'),
      ...['--format', 'jpg', '--preset', 'column-85'],
    );
    expect(code).toBe(0);
    const files = ['example-all.jpg', 'example-young.jpg', 'index.html'];
    expect(out.split('\n')).toEqual([...files.map((file) => join(at('views'), file)), '']);
    // Start of image, of ISO/IEC 10918-1.
    expect(
      readFileSync(join(at('views'), files[0]!))
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('ffd8');
    const page = readFileSync(join(at('views'), 'index.html'), 'utf8');
    for (const text of ['example-all.jpg', 'All of it', 'example-young.jpg', 'The young', 'After 2017.'])
      expect(page).toContain(text);
    expect(err).toBe('');
  });

  test('names the saved view of which it warns', async () => {
    const { err } = await call(
      'draw',
      at('views.json'),
      ...['--views', '--out', at('dark'), '--theme', 'dark', '--background', 'white'],
    );
    expect(err.split('\n').map((line) => line.slice(0, 20))).toEqual([
      'warning: all: The da',
      'warning: young: The ',
      '',
    ]);
  });

  test.each<[string, string[], RegExp]>([
    ['no file to write', [], /draw needs --out/],
    ['an ending that it does not know', ['--out', 'x.docx'], /--out must end in .*\.svg.*not in "\.docx"/],
    ['a theme that it does not know', ['--out', 'x.svg', '--theme', 'pink'], /--theme is one of light, dark/],
    [
      'a view that it does not know',
      ['--out', 'x.svg', '--view', 'map'],
      /--view is one of network, lineage/,
    ],
    [
      'a width that is no number',
      ['--out', 'x.svg', '--width', 'wide'],
      /--width is a number from \d+ to \d+ px, not "wide"/,
    ],
    ['a width that no page has', ['--out', 'x.svg', '--width', '9e9'], /--width is a number/],
    ['a date that is none', ['--out', 'x.svg', '--at', 'x'], /"x" is no EDTF date/],
  ])('refuses %s', async (_, args, reason) => {
    const { code, err } = await call('draw', at('family.json'), ...args);
    expect(code).toBe(2);
    expect(err).toMatch(reason);
  });
});

describe('a call', () => {
  test('for help prints every command', async () => {
    for (const flag of ['--help', '-h']) {
      const { code, out, err } = await call(flag);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      for (const command of ['validate', 'trace', 'path', 'draw'])
        expect(out).toContain(`offshoot ${command}`);
    }
  });

  test('without a command prints the help too, and is wrong', async () => {
    const { code, out } = await call();
    expect(code).toBe(2);
    expect(out).toContain('offshoot validate');
  });

  test.each<[string[], RegExp]>([
    [['destroy', 'x'], /"destroy" is no command/],
    [['validate'], /validate takes 1 operand, not 0/],
    [['trace', 'x'], /trace takes 2 operands, not 1/],
    [['validate', 'x', '--json'], /validate has no option --json/],
    [['validate', 'x', '--colour'], /--colour/],
    [['trace', 'x', 'y', '--at'], /--at/],
  ])('%j is wrong, says why, and where to find help', async (args, reason) => {
    const { code, out, err } = await call(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(reason);
    expect(err).toMatch(/Try "offshoot --help"\.\n$/);
  });
});
