import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { show } from '../../../scripts/audit/show';
import { recordLine } from '../../../scripts/start/record-line';
import { noBucket } from './support/no-bucket';
import { HOUR_LATER, storedLines, textOf } from './support/stored-records';

const folder = mkdtempSync(join(tmpdir(), 'audit-show-'));
const records = join(folder, 'records.ndjson');
const ID = '3f0c7c0e-90aa-4c5d-8f6e-0a1b2c3d4e5f';
const OTHER = '3f0c7c0e-11bb-4c5d-8f6e-999999999999';

beforeAll(async () => {
  const lines = await storedLines({ secondOpinion: true });
  const text = textOf(lines).replaceAll('"decisionId":"writer-1"', `"decisionId":"${ID}"`);
  writeFileSync(records, text.replaceAll('"decisionId":"writer-2"', `"decisionId":"${OTHER}"`));
});
afterAll(() => rmSync(folder, { recursive: true }));

const shown = (id: string) => show({ name: 'show', id, records }, { s3: noBucket, now: HOUR_LATER });

test.each([
  ['its whole id', ID],
  ['the last six characters, as npm start prints them', ID.slice(-6)],
  ['the first characters, where they name one request', ID.slice(0, 10)],
  ['the request id of the access log', 'writer-request-1'],
])('a request is shown by %s, with its outcome and second opinion', async (_, id) => {
  const { text, exitCode } = await shown(id);
  expect(text).toContain(`Decision ${ID}, `);
  expect(text).toContain('Outcome: complete');
  expect(text).toContain('for a second opinion');
  expect(exitCode).toBe(0);
});

test('the id that npm start prints for a request finds it', async () => {
  const [, decision = ''] = await storedLines({ secondOpinion: true });
  const [, printed = ''] = recordLine({ ...JSON.parse(decision), decisionId: ID }).split(' ');
  expect((await shown(printed)).text).toContain(`Decision ${ID}, `);
});

test('an id that names more than one request lists them', async () => {
  await expect(shown(ID.slice(0, 8))).rejects.toThrow(
    new RegExp(
      `2 requests match 3f0c7c0e; give more of one of these ids:\n  ${ID}  2026-.*, caller claims\n  ${OTHER}`,
    ),
  );
});

test.each([
  ['too short', '4e5f', '4e5f is too short: at least 6 characters of an id are needed'],
  ['of no request', '3f0c7c0e-22', 'There is no decision 3f0c7c0e-22 in'],
  ['the middle of one', '90aa-4c5d', 'There is no decision 90aa-4c5d in'],
])('an id that is %s is reported in a sentence', async (_, id, words) => {
  await expect(shown(id)).rejects.toThrow(words);
});
