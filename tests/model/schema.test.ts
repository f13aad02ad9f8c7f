import { toJsonSchema } from '@valibot/to-json-schema';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DataSetSchema } from '../../src/model';

/*
 * graph-data/schema.json is made from the schema in src/model, so that editors check a data set while it is written.
 * `UPDATE=1 npx vitest run --project unit tests/model/schema` writes it anew after a change of the model.
 */

const FILE = new URL('../../graph-data/schema.json', import.meta.url);

test('the schema beside the data is made from the model', () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Offshoot data set',
    // What JSON Schema cannot say (a date is EDTF, a phrase has eight words) is left to `offshoot validate`.
    ...toJsonSchema(DataSetSchema, { typeMode: 'input', errorMode: 'ignore' }),
  };
  if (process.env['UPDATE']) writeFileSync(FILE, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(schema);
});
