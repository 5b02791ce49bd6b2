import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '../../../../bench/wire/load/connection';
import { checkOf } from '../../../../bench/wire/load/expectation';
import { rendered } from '../../../../bench/wire/load/rendered-request';
import { caseOf, MAIN_KINDS } from '../../../../bench/wire/plan/cases';
import { CONTESTANT_IDS, speaksOn } from '../../../../bench/wire/plan/contestants';
import { requestOf } from '../../../../bench/wire/plan/request';
import type { Child } from '../../../../bench/wire/processes/child';
import { type Field, openField } from '../../../../bench/wire/run/field';

// Portkey is left out: its package is installed by the first run of the bench.
const CONTESTANTS = CONTESTANT_IDS.filter((id) => id !== 'portkey');
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
const children = new Map<string, Child>();
let field: Field;

beforeAll(async () => {
  field = await openField({ scratch, contestants: CONTESTANTS, processors: {} });
  for (const id of CONTESTANTS) children.set(id, field.start(id));
}, 60_000);

afterAll(async () => {
  await field.end();
  rmSync(scratch, { recursive: true });
});

const served = CONTESTANTS.flatMap((id) =>
  MAIN_KINDS.map((kind) => ({ id, kind })).filter(({ kind }) => speaksOn(id, caseOf(kind, 1).wire)),
);

test.each(served)('$id answers $kind as the load generator expects', async ({ id, kind }) => {
  const one = caseOf(kind, 1);
  const connection = await Connection.open((await children.get(id)?.port) ?? 0);
  const { message } = await connection.send(rendered(requestOf(one, id, field.upstream)));
  connection.close();
  const speaks = speaksOn(id, one.wire) ?? 'openai';
  expect(checkOf({ ...one, speaks })(message.head, message.body)).toBeUndefined();
});

test('every process tells its CPU and its memory', async () => {
  const usage = await children.get('router')?.ask('usage');
  expect(usage).toEqual({ cpuMs: expect.any(Number), rss: expect.any(Number), held: expect.any(Number) });
});

test('the load generator counts wrong answers', async () => {
  const one = caseOf('openai-json', 1);
  const order = {
    order: 'slot',
    port: await children.get('bare')?.port,
    request: requestOf(one, 'bare', field.upstream),
    expected: { ...one, speaks: 'unchanged', answer: 'long' },
    atOnce: 2,
    requests: 6,
  };
  expect(await field.load.ask(order)).toMatchObject({
    errors: 6,
    error: expect.stringMatching(/bytes, expected/),
  });
});
