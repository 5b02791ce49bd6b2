import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS } from './columns';
import { DIALECT_NAMES } from './dialects';
import { type CellOf, page } from './page';
import { runFeatures } from './run-features';
import { FEATURES } from './table';

let cellOf: CellOf;
beforeAll(async () => {
  cellOf = await runFeatures();
}, 240_000);

// After a change: npm run features
test('docs/reference/features.md says what every model does with every feature', () => {
  expect(readFileSync(join(__dirname, '../../docs/reference/features.md'), 'utf8')).toBe(page(cellOf));
});

const MODELS = COLUMNS.map(([kind, model]) => [kind, model] as const);
const EVERYWHERE = [
  ...['text', 'text, streamed', 'parallel tools, streamed', 'tool result of several parts'],
  ...['JSON schema, strict', 'usage, whole', 'usage, streamed', 'limit of the answer'],
];
const WITHOUT_TOOLS = ['gemma-3-12b'];

describe.each(DIALECT_NAMES)('%s', (dialect) => {
  test.each(EVERYWHERE)('every kind of model has it: %s', (feature) => {
    const able = MODELS.filter(([, model]) => !(/tool/.test(feature) && WITHOUT_TOOLS.includes(model)));
    const results = able.map(([kind, model]) => [kind, cellOf(dialect, feature, model).result]);
    expect(results).toEqual(able.map(([kind]) => [kind, 'yes']));
  });

  test.each(FEATURES.map(({ name }) => name))(
    'I12: what is refused is refused by name, with a reason: %s',
    (feature) => {
      const refused = MODELS.map(([, model]) => cellOf(dialect, feature, model)).filter(
        (cell) => cell.result === 'refused',
      );
      for (const { status, error, called } of refused) {
        expect([status, called, error]).toEqual([
          400,
          false,
          { code: expect.any(String), param: expect.any(String), message: expect.stringMatching(/\w.*\.$/) },
        ]);
      }
    },
  );

  test.each(['image by its address', 'state that a server keeps', 'tools that a server runs'])(
    'no model is asked for what the router never does: %s',
    (feature) => {
      const results = MODELS.map(([, model]) => cellOf(dialect, feature, model).result);
      expect(results).not.toContain('yes');
    },
  );
});
