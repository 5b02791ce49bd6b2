import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDPOINTS } from '../../policy/endpoints';
import { COLUMNS, EMBEDDING_COLUMNS } from './columns';
import { CONTINUING_ROWS, NOT_CONTINUING_ROWS } from './completion-rows';
import { DIALECT_NAMES } from './dialects';
import { type CellAt, page } from './page';
import { runFeatures } from './run-features';
import { SECTIONS } from './sections';

let cellAt: CellAt;
beforeAll(async () => {
  cellAt = await runFeatures();
}, 480_000);

// After a change: npm run features
test('docs/reference/features.md says what every model does with every feature', () => {
  expect(readFileSync(join(__dirname, '../../docs/reference/features.md'), 'utf8')).toBe(page(cellAt));
});

const allYes = (columns: readonly (readonly [string, string])[]) => columns.map(([kind]) => [kind, 'yes']);
const resultsIn = (section: string, row: string, columns: readonly (readonly [string, string])[]) =>
  columns.map(([kind, column]) => [kind, cellAt(section, row, column).result]);

/** The minimum on every host, whole and streamed, and what no agent does without. */
const EVERYWHERE = [
  ...['text', 'text, streamed', 'conversation of several turns'],
  ...['parallel tools, streamed', 'parallel tools, whole', 'tool choice: none', 'tool choice: required'],
  ...['tool choice: one by name', 'tool result of several parts'],
  ...['JSON schema, strict', 'JSON schema, streamed', 'usage, whole', 'usage, streamed'],
  ...['limit of the answer', 'limit above the longest answer of the model (`x-clamped`)'],
  ...['document of text (csv)', 'metadata'],
];

/** The kinds of models that see, one on each host at least. */
const SEEING = COLUMNS.filter(([kind]) => /images|Claude|Nova/.test(kind));

describe.each(DIALECT_NAMES)('%s', (dialect) => {
  test.each(EVERYWHERE)('every kind of model has it: %s', (feature) => {
    expect(resultsIn(dialect, feature, COLUMNS)).toEqual(allYes(COLUMNS));
  });

  test.each(['image as data', 'image in the result of a tool', 'image as data (webp)'])(
    'every model that sees has it, on each host: %s',
    (feature) => {
      expect(resultsIn(dialect, feature, SEEING)).toEqual(allYes(SEEING));
    },
  );

  test.each(['reasoning sent back in the next turn', 'reasoning sent back with the results of tools'])(
    'Claude gets the reasoning that it signed: %s',
    (feature) => {
      expect(cellAt(dialect, feature, 'claude-haiku')).toEqual({ result: 'yes' });
    },
  );

  test.each(['image by its address', 'state that a server keeps', 'tools that a server runs'])(
    'no model is asked for what the router never does: %s',
    (feature) => {
      expect(resultsIn(dialect, feature, COLUMNS).map(([, result]) => result)).not.toContain('yes');
    },
  );
});

test.each([
  'one text',
  'several texts, in their order',
  'more texts than one call of the host takes',
  'vectors as base64',
  'usage',
])('every model that embeds has it: %s', (feature) => {
  expect(resultsIn('embeddings', feature, EMBEDDING_COLUMNS)).toEqual(allYes(EMBEDDING_COLUMNS));
});

const OF_BEDROCK = COLUMNS.filter(([kind]) => kind.startsWith('Bedrock'));
const CONTINUING = COLUMNS.filter(([kind]) => !kind.startsWith('Bedrock'));

describe.each(CONTINUING_ROWS.map(({ name }) => name))('older completions: %s', (row) => {
  test('every model of vLLM and SageMaker does it', () => {
    expect(resultsIn('completions', row, CONTINUING)).toEqual(allYes(CONTINUING));
  });

  test.each(OF_BEDROCK)('%s is refused, because Bedrock continues no text', (_kind, column) => {
    expect(cellAt('completions', row, column)).toMatchObject({
      result: 'refused',
      error: { code: 'model_lacks_ability', param: 'model' },
    });
  });
});

test.each(NOT_CONTINUING_ROWS.map(({ name }) => name))('older completions: no model does %s', (row) => {
  expect(resultsIn('completions', row, COLUMNS).map(([, result]) => result)).not.toContain('yes');
});

test.each(Object.values(ENDPOINTS).filter(({ method }) => method === 'POST'))(
  'the page has a section for $method $path',
  ({ path }) => {
    expect(SECTIONS.map(({ title }) => title)).toContainEqual(expect.stringContaining(`\`POST ${path}\``));
  },
);

test('every request can be counted before it is sent', () => {
  const counted = SECTIONS.filter(({ name }) => name === 'count_tokens').flatMap(({ rows }) => rows);
  expect(resultsIn('count_tokens', 'tools', COLUMNS)).toEqual(allYes(COLUMNS));
  expect(counted.map(({ name }) => name)).toContain('images');
});

test.each(['`Authorization: Bearer`', '`x-api-key`'])('a bearer lane takes a key as %s', (row) => {
  expect(cellAt('credentials', row, '')).toEqual({ result: 'yes' });
});

test('two credentials at once are refused, although each alone is taken', () => {
  expect(cellAt('credentials', '`Authorization: Bearer` and `x-api-key`', '')).toMatchObject({
    result: 'refused',
    called: false,
    error: { code: 'several_credentials' },
  });
});

const REQUESTS = SECTIONS.filter(({ name }) => name !== 'credentials').flatMap(({ name, columns, rows }) =>
  rows.map((row) => [name, row.name, columns] as const),
);

test.each(REQUESTS)(
  'I12: in %s, what is refused is refused by name, with a reason: %s',
  (section, row, columns) => {
    const cells = columns.map(([, column]) => cellAt(section, row, column));
    for (const cell of cells) {
      if (cell.result !== 'refused') continue;
      const { status, error, called } = cell;
      expect([status, called, error]).toEqual([
        400,
        false,
        { code: expect.any(String), param: expect.any(String), message: expect.stringMatching(/\w.*\.$/) },
      ]);
    }
  },
);
