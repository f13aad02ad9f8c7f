import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FormatError, readJson, writeJson } from '../../../src/formats';
import { MALI_FILE } from '../../mali';

/*
 * Each folder of cases/ is one test: input.json is read, expected.json is the data set that comes out (absent where none
 * may), issues.json what is said about it, as the command line would. `UPDATE=1` writes them anew: read the difference.
 */

const CASES = new URL('cases/', import.meta.url);
const read = (file: URL) => readFileSync(file, 'utf8');

describe('a file', () => {
  test.each(readdirSync(CASES))('%s', (name) => {
    const folder = new URL(`${name}/`, CASES);
    const { graph, issues } = readJson(read(new URL('input.json', folder)));
    const told = issues.map(
      ({ line, column, severity, code, message }) => `${line}:${column}: ${severity}: ${code}: ${message}`,
    );
    const expectations = [
      ['expected.json', graph?.dataSet],
      ['issues.json', told.length > 0 ? told : undefined],
    ] as const;
    for (const [part, value] of expectations) {
      const file = new URL(part, folder);
      if (process.env['UPDATE'] && value !== undefined)
        writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
      expect(value).toEqual(existsSync(file) ? JSON.parse(read(file)) : undefined);
    }
  });

  test('has a graph unless an error stands in the way', () => {
    for (const name of readdirSync(CASES)) {
      const { graph, issues } = readJson(read(new URL(`${name}/input.json`, CASES)));
      expect(graph === null).toBe(issues.some(({ severity }) => severity === 'error'));
    }
  });
});

test('what is written and read again is the same data set', () => {
  for (const text of [read(MALI_FILE), read(new URL('small/input.json', CASES))]) {
    const dataSet = readJson(text).graph!.dataSet;
    expect(readJson(writeJson(dataSet)).graph?.dataSet).toEqual(dataSet);
    expect(writeJson(readJson(writeJson(dataSet)).graph!.dataSet)).toBe(writeJson(dataSet));
  }
});

test('what this version does not know is written as it was read', () => {
  const { graph } = readJson(read(new URL('unknown-field/input.json', CASES)));
  const written = JSON.parse(writeJson(graph!.dataSet)) as { colour: string; actors: { summry: string }[] };
  expect([written.colour, written.actors[0]?.summry]).toEqual(['red', 'Founded as GSPC.']);
});

describe('a byte order mark', () => {
  const small = read(new URL('small/input.json', CASES));

  test('is no part of the data', () => {
    expect(readJson(`\uFEFF${small}`)).toEqual(readJson(small));
  });

  test('does not shift places', () => {
    const faulty = small.replace('"aqim"', '"a qim"');
    expect(readJson(`\uFEFF${faulty}`).issues).toEqual(readJson(faulty).issues);
  });
});

describe('a file that is no JSON says where it breaks off', () => {
  const small = read(new URL('small/input.json', CASES));
  const fault = (text: string) => {
    try {
      readJson(text);
    } catch (error) {
      if (error instanceof FormatError) return { code: error.code, line: error.line, message: error.message };
      throw error;
    }
    return null;
  };

  test('truncated in the middle', () => {
    const half = small.slice(0, small.indexOf('"jnim"') + 3);
    expect(fault(half)).toMatchObject({ code: 'not-json', line: half.split('\n').length });
  });

  test('truncated at its end', () => {
    const cut = small.trimEnd().slice(0, -1);
    expect(fault(cut)?.code).toBe('not-json');
    expect(fault(cut)?.line).toBeGreaterThanOrEqual(cut.split('\n').length - 1);
  });

  test('with a comma too many', () => {
    const line = small.slice(0, small.indexOf('"jnim"')).split('\n').length;
    expect(fault(small.replace('"jnim",', '"jnim",,'))).toMatchObject({ code: 'not-json', line });
  });

  test.each([
    ['', 'empty-file'],
    [' \n\t', 'empty-file'],
    ['\uFEFF', 'empty-file'],
    ['actor,kind\naqim,armed-group\n', 'not-json'],
    ['<?xml version="1.0"?><gexf/>', 'not-json'],
    ["{'schemaVersion': 1}", 'not-json'],
    ['{} {}', 'not-json'],
  ])('%j is refused as %s', (text, code) => {
    expect(fault(text)?.code).toBe(code);
  });

  test('in words that name no parser', () => {
    expect(fault('{"actors": [}')?.message).toMatch(/^the file is not valid JSON: /);
  });
});

describe('a hostile file', () => {
  test('cannot reach prototypes', () => {
    const { graph } = readJson(read(new URL('prototype-keys/input.json', CASES)));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((graph?.dataSet.actors[0] as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('of 100,000 nested lists that are never closed is refused', () => {
    expect(() => readJson('['.repeat(100_000))).toThrow(FormatError);
  });

  test('that is larger than 64 MB is refused before it is parsed', () => {
    expect(() => readJson(' '.repeat(64_000_001))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
