import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

/*
 * The house of src/ and who may import whom. The rooms are the folders of src/; a rule that nobody checks is lost.
 */

const SRC = new URL('../src/', import.meta.url);

const ROOMS = ['model', 'formats', 'layout', 'scene', 'canvas', 'image', 'explorer', 'ui', 'cli'] as const;
type Room = (typeof ROOMS)[number] | 'door';

interface Allowance {
  readonly rooms: readonly Room[];
  /** Names of packages; `node:` stands for all of Node. */
  readonly packages: readonly string[];
}

/** The table of "Who may import whom". */
const ALLOWED: Readonly<Record<Room, Allowance>> = {
  model: { rooms: [], packages: ['valibot', 'edtf', 'minisearch', 'fastest-levenshtein'] },
  formats: { rooms: ['model'], packages: ['@humanwhocodes/momoa', 'saxes'] },
  layout: { rooms: ['model'], packages: ['webcola'] },
  scene: { rooms: ['model'], packages: ['bubblesets-js'] },
  canvas: { rooms: ['scene'], packages: ['cytoscape'] },
  image: {
    rooms: ['scene'],
    packages: [
      '@expo-google-fonts/noto-sans',
      '@expo-google-fonts/noto-sans-arabic',
      '@expo-google-fonts/noto-sans-hebrew',
      '@fontsource/noto-sans',
      '@fontsource/noto-sans-arabic',
      '@fontsource/noto-sans-hebrew',
      'bidi-js',
      'fontkit',
      'pdfkit',
    ],
  },
  explorer: { rooms: ['model', 'formats', 'layout', 'scene'], packages: [] },
  ui: {
    rooms: ['explorer', 'canvas', 'image', 'scene', 'model'],
    packages: ['svelte', '@lucide/svelte', 'idb', 'papaparse'],
  },
  cli: {
    rooms: ['model', 'formats', 'layout', 'scene', 'image'],
    packages: ['node:', '@jsquash/jpeg', '@jsquash/webp', '@resvg/resvg-js'],
  },
  door: { rooms: ['ui', 'explorer', 'layout', 'model'], packages: ['svelte'] },
};

/**
 * Imports that break a rule above for a reason: of one file, or of every file of a room. One that nobody needs any more
 * fails a test below.
 */
const EXCEPTIONS: readonly { from: string; to: string; onlyTypes: boolean; reason: string }[] = [
  {
    from: 'scene/',
    to: 'layout/problem.ts',
    onlyTypes: true,
    reason: 'the scene puts questions to the layout; it needs the words of the question, not the answerer',
  },
  {
    from: 'App.svelte',
    to: 'layout/layout.worker.ts',
    onlyTypes: false,
    reason: 'a worker is started from its own file',
  },
  {
    from: 'ui/ExportDialog.svelte',
    to: 'image/figure.worker.ts',
    onlyTypes: false,
    reason: 'a worker is started from its own file',
  },
  {
    from: 'image/figure.worker.ts',
    to: 'layout/index.ts',
    onlyTypes: false,
    reason: 'a lineage needs rows before it can be drawn, and finding them would hold up the page',
  },
  {
    from: 'canvas/canvas.ts',
    to: 'model/index.ts',
    onlyTypes: true,
    reason: 'gestures name actors and relations by the branded ids of the model',
  },
];

/** Programs that npm runs before anything is installed; they are no part of the app. */
const SCRIPTS = new Set(['start.js', 'install.js']);

interface Import {
  readonly specifier: string;
  readonly onlyTypes: boolean;
  /** File below src/, or null for a package. */
  readonly file: string | null;
}

interface SourceFile {
  readonly path: string;
  readonly room: Room;
  readonly code: string;
  readonly imports: readonly Import[];
  readonly identifiers: ReadonlySet<string>;
}

const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .sort();
const known = new Set(paths);

const roomOf = (path: string): Room => ROOMS.find((room) => path.startsWith(`${room}/`)) ?? 'door';

/** The script of a component, on the lines where it stands. */
function scriptOf(path: string, text: string): string {
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = normalize(join(dirname(from), specifier.replace(/\?.*$/, '')));
  const found = [target, `${target}.ts`, `${target}/index.ts`].find(
    (path) => known.has(path) && /\.\w+$/.test(path),
  );
  if (!found) throw new Error(`${from} imports ${specifier}, which is no file of src`);
  return found;
}

function read(path: string): SourceFile {
  const code = scriptOf(path, readFileSync(new URL(path, SRC), 'utf8'));
  const tree = ts.createSourceFile(`${path}.ts`, code, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const identifiers = new Set<string>();
  const add = (specifier: ts.Node | undefined, onlyTypes: boolean) => {
    if (specifier && ts.isStringLiteral(specifier))
      imports.push({ specifier: specifier.text, onlyTypes, file: resolve(path, specifier.text) });
  };
  const isTypeOnly = (clause: ts.ImportClause | undefined) => {
    if (!clause) return false;
    if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
    const names = clause.namedBindings;
    return (
      !clause.name &&
      names !== undefined &&
      ts.isNamedImports(names) &&
      names.elements.length > 0 &&
      names.elements.every((element) => element.isTypeOnly)
    );
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) identifiers.add(node.text);
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    // `new URL('./file', import.meta.url)` is how a worker is imported.
    else if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.length === 2)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, room: roomOf(path), code, imports, identifiers };
}

const files = paths
  .filter((path) => /\.(ts|js|svelte)$/.test(path) && !path.endsWith('.d.ts') && !SCRIPTS.has(path))
  .map(read);
const edges = files.flatMap((file) => file.imports.map((one) => ({ file, one })));

const exceptionOf = (file: SourceFile, one: Import) =>
  EXCEPTIONS.find(
    ({ from, to, onlyTypes }) =>
      (from === file.path || from === `${file.room}/`) && to === one.file && (!onlyTypes || one.onlyTypes),
  );

const packageOf = (specifier: string) =>
  specifier.startsWith('node:')
    ? 'node:'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

/** The first cycle of a directed graph, as the names along it; null where there is none. */
function findCycle(next: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (name: string): string[] | null => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return null;
    way.push(name);
    for (const other of next.get(name) ?? []) {
      const cycle = visit(other);
      if (cycle) return cycle;
    }
    way.pop();
    done.add(name);
    return null;
  };
  for (const name of next.keys()) {
    const cycle = visit(name);
    if (cycle) return cycle;
  }
  return null;
}

test('every folder of src is a room that the table knows', () => {
  const folders = new Set(
    files.filter(({ path }) => path.includes('/')).map(({ path }) => path.split('/')[0]),
  );
  expect([...folders].sort()).toEqual([...ROOMS].sort());
});

describe.each([...ROOMS, 'door'] as Room[])('%s', (room) => {
  const own = edges.filter(({ file }) => file.room === room);

  test('imports only the rooms that it may', () => {
    const breaches = own
      .filter(({ one }) => one.file !== null && roomOf(one.file) !== room)
      .filter(({ one }) => !ALLOWED[room].rooms.includes(roomOf(one.file!)))
      .filter(({ file, one }) => !exceptionOf(file, one))
      .map(({ file, one }) => `${file.path} imports ${one.specifier}`);
    expect(breaches).toEqual([]);
  });

  test('imports only the packages that it may', () => {
    const breaches = own
      .filter(({ one }) => one.file === null && !ALLOWED[room].packages.includes(packageOf(one.specifier)))
      .map(({ file, one }) => `${file.path} imports ${one.specifier}`);
    expect(breaches).toEqual([]);
  });
});

test('another room is imported through its index', () => {
  const breaches = edges
    .filter(({ file, one }) => one.file !== null && roomOf(one.file) !== file.room)
    // The front door puts the components of ui together; ui offers nothing to other rooms and has no index.
    .filter(({ file, one }) => !(file.room === 'door' && roomOf(one.file!) === 'ui'))
    .filter(({ one }) => !/^[^/]+\/index\.ts$/.test(one.file!))
    .filter(({ file, one }) => !exceptionOf(file, one))
    .map(({ file, one }) => `${file.path} imports ${one.specifier}`);
  expect(breaches).toEqual([]);
});

test('inside a room the file is imported, not the index', () => {
  const breaches = edges
    .filter(({ file, one }) => one.file === `${file.room}/index.ts`)
    .map(({ file }) => file.path);
  expect(breaches).toEqual([]);
});

test('every exception is still needed', () => {
  const unused = EXCEPTIONS.filter(
    (exception) => !edges.some(({ file, one }) => exceptionOf(file, one) === exception),
  );
  expect(unused.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('rooms do not import one another in a circle', () => {
  const next = new Map<string, Set<string>>();
  for (const { file, one } of edges)
    if (one.file && roomOf(one.file) !== file.room)
      next.set(file.room, (next.get(file.room) ?? new Set()).add(roomOf(one.file)));
  expect(findCycle(next)).toBeNull();
});

test('files do not import one another in a circle', () => {
  const next = new Map<string, Set<string>>();
  for (const { file, one } of edges)
    if (one.file) next.set(file.path, (next.get(file.path) ?? new Set()).add(one.file));
  expect(findCycle(next)).toBeNull();
});

test('no file or folder has a name that fits anything', () => {
  const vague = paths.filter((path) =>
    path
      .split('/')
      .some((part) => /^(utils?|helpers?|common|misc|lib|core|services|stores)(\.|$)/i.test(part)),
  );
  expect(vague).toEqual([]);
});

test.each(['model', 'formats', 'layout', 'scene', 'explorer'] as const)('%s knows no browser', (room) => {
  const linter = new Linter();
  const globals = [
    'document',
    'window',
    'fetch',
    'self',
    'globalThis',
    'navigator',
    'location',
    'localStorage',
  ];
  const findings = files
    .filter((file) => file.room === room)
    .flatMap((file) => {
      // The worker speaks to the page through `self`; nobody imports it.
      const forbidden =
        file.path === 'layout/layout.worker.ts' ? globals.filter((name) => name !== 'self') : globals;
      return linter
        .verify(
          file.code,
          [
            {
              files: ['**/*.ts'],
              languageOptions: {
                parser: tseslint.parser,
                globals: Object.fromEntries(globals.map((name) => [name, 'readonly'])),
              },
              rules: { 'no-restricted-globals': ['error', ...forbidden] },
            },
          ],
          'file.ts',
        )
        .map(({ line, message }) => `${file.path}:${line}: ${message}`);
    });
  expect(findings).toEqual([]);
});

test('runes stand only in explorer, ui and the front doors', () => {
  const runes = ['$state', '$derived', '$effect', '$props', '$bindable', '$inspect', '$host'];
  const breaches = files
    .filter(({ room, path }) => room !== 'explorer' && room !== 'ui' && !/^\w+\.svelte$/.test(path))
    .filter(({ identifiers }) => runes.some((rune) => identifiers.has(rune)))
    .map(({ path }) => path);
  expect(breaches).toEqual([]);
});

test('only the canvas knows Cytoscape', () => {
  const importers = edges
    .filter(({ one }) => one.file === null && one.specifier.startsWith('cytoscape'))
    .map(({ file }) => file.room);
  expect([...new Set(importers)]).toEqual(['canvas']);
});

test('only the command line writes to the console', () => {
  const writers = files
    .filter(({ room, identifiers }) => room !== 'cli' && identifiers.has('console'))
    .map(({ path }) => path);
  expect(writers).toEqual([]);
});
