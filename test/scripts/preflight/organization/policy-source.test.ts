import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../../../scripts/command-line/command-error';
import { policiesIn } from '../../../../scripts/preflight/organization/policy-source';

const folder = mkdtempSync(join(tmpdir(), 'scp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DOCUMENT = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] };
const file = (text: string) => {
  const path = join(folder, 'scp.json');
  writeFileSync(path, text);
  return path;
};

test.each([
  ['a policy document', DOCUMENT, 1],
  ['a list of documents', [DOCUMENT, DOCUMENT], 2],
  ['what the AWS CLI prints', { Policy: { Content: JSON.stringify(DOCUMENT) } }, 1],
])('%s is read', (_what, json, count) => {
  const source = policiesIn(file(JSON.stringify(json)));
  expect(source.kind === 'file' && source.policies).toHaveLength(count);
  expect(source.kind === 'file' && source.policies[0]).toMatchObject({
    statements: [{ effect: 'Deny' }],
    unread: [],
  });
});

test.each([
  ['a statement', { Statement: [{ Effect: 'Maybe' }] }, /Effect is Maybe/],
  ['the document', { Version: '1999-01-01', Statement: [] }, /the version "1999-01-01"/],
])('%s that the evaluator does not know is kept with the reason', (_what, document, why) => {
  const source = policiesIn(file(JSON.stringify(document)));
  expect(source.kind === 'file' && source.policies[0]).toMatchObject({
    statements: [],
    unread: [expect.stringMatching(why)],
  });
});

test.each([
  ['that is no JSON', '{', /Expected the JSON/],
  ['without a policy', '{}', /this is no policy/],
  ['with an empty list', '[]', /this is no policy/],
  ['with a policy of which the content is no JSON', '{"Policy":{"Content":"x"}}', /this is no policy/],
])('a file %s is refused with what is expected', (_what, text, expected) => {
  const path = file(text);
  expect(() => policiesIn(path)).toThrow(CommandError);
  expect(() => policiesIn(path)).toThrow(expected);
});

test('a file that does not exist is refused by name', () => {
  expect(() => policiesIn(join(folder, 'none.json'))).toThrow(/none\.json: there is no such file/);
});
