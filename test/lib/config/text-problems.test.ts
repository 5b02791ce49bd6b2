import fc from 'fast-check';
import { readDeployment } from '../../../lib/config/read-deployment';
import { textProblems } from '../../../lib/config/text-problems';
import sandbox from '../../fixtures/deployments/sandbox';
import { changed, problemsAfter } from './changed';

const SECRET = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----';

/** What no text may contain, and a word of the error. */
const REFUSED: readonly (readonly [name: string, text: string, word: string])[] = [
  ['a dynamic reference', '{{resolve:ssm:/a}}', '{{resolve'],
  ['a dynamic reference to a secret', 'a {{resolve:secretsmanager:x}} b', '{{resolve'],
  ['a dynamic reference with spaces and capitals', '{{ Resolve :ssm:/a}}', '{{resolve'],
  ['a variable of CloudFormation', '\u0024{AWS::AccountId}', '${'],
  ['a variable of IAM', 'role/\u0024{aws:username}', '${'],
  ['a token of the CDK', '\u0024{Token[TOKEN.12]}', '${'],
  ['a line break', 'one\ntwo', 'control characters'],
  ['a carriage return', 'one\rtwo', 'control characters'],
  ['a tab', 'one\ttwo', 'control characters'],
  ['a null character', 'one\u0000two', 'control characters'],
  ['an escape sequence', '\u001b[31mred', 'control characters'],
  ['a delete character', 'one\u007f', 'control characters'],
  ['a control character above ASCII', 'one\u0085two', 'control characters'],
  ['a line separator', 'one\u2028two', 'control characters'],
  ['a paragraph separator', 'one\u2029two', 'control characters'],
  ['the first half of a surrogate pair', 'one\ud800', 'surrogate'],
  ['the second half of a surrogate pair', '\udc00one', 'surrogate'],
  ['a right-to-left override', 'one\u202etwo', 'invisible'],
  ['an isolate', 'one\u2066two', 'invisible'],
  ['a space of no width', 'one\u200btwo', 'invisible'],
  ['a byte order mark', '\ufeffone', 'invisible'],
  ['a private key', SECRET.replaceAll('\n', ' '), 'private key'],
];

test.each(REFUSED)('%s is refused in a value: %j', (_name, text, word) => {
  expect(problemsAfter({ 'tags.note': text })).toContainEqual(
    expect.objectContaining({ path: 'tags.note', allowed: expect.stringContaining(word) }),
  );
});

test.each(REFUSED)('%s is refused in a key: %j', (_name, text, word) => {
  expect(textProblems({ tags: { [text]: 'x' } })).toContainEqual(
    expect.objectContaining({ path: 'tags', got: text, allowed: expect.stringContaining(word) }),
  );
});

test('every text of a file is read, wherever it stands', () => {
  for (const path of pathsOfTexts(sandbox)) {
    expect(textProblems(changed({ [path]: 'a \u0024{b}' }))).toEqual([expect.objectContaining({ path })]);
  }
});

test.each([
  'Zahlungsverkehr – Prüfung (5 % Anteil)',
  'アプリケーションが確認します',
  'costs $5 {a month}',
  'emoji 👍🏽 pairs',
])('a text may be %s', (text) => {
  expect(textProblems({ text })).toEqual([]);
});

test('a CA bundle has lines, and no other control characters', () => {
  expect(textProblems({ caBundle: 'a\r\nb\n' })).toEqual([]);
  expect(textProblems({ caBundle: 'a\tb' })).toHaveLength(1);
});

test('a key that JavaScript would lose is refused', () => {
  expect(problemsAfter({ tags: JSON.parse('{"__proto__": "x"}') })).toContainEqual(
    expect.objectContaining({ path: 'tags', got: '__proto__' }),
  );
});

test('the error does not show a private key, wherever it stands', () => {
  const read = () => readDeployment(changed({ 'models[0].certificate.key': SECRET }), 'test');
  expect(read).toThrow('(a private key, not shown)');
  expect(read).not.toThrow('MHcCAQEE');
});

test('the error shows control characters as escapes, so that a terminal does not act on them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (key, value) => {
      const message = messageOf({ ...sandbox, [`${key}\u001b`]: `${value}\u202e` });
      expect(message).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

function messageOf(input: unknown): string {
  try {
    readDeployment(input, 'test');
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

function pathsOfTexts(data: unknown, at = ''): string[] {
  if (typeof data === 'string') return [at];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    pathsOfTexts(value, Array.isArray(data) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`),
  );
}
