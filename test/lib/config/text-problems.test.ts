import fc from 'fast-check';
import { readDeployment } from '../../../lib/config/read-deployment';
import { textProblems } from '../../../lib/config/text-problems';
import sandbox from '../../fixtures/deployments/sandbox';
import { changed, problemsAfter, problemsIn } from './changed';

const BODY = 'MHcCAQEEIAbcdefghijklmnop';
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
  ['an Arabic letter mark', 'one\u061ctwo', 'invisible'],
  ['a soft hyphen', 'one\u00adtwo', 'invisible'],
  ['a grapheme joiner', 'one\u034ftwo', 'invisible'],
  ['a Hangul filler', 'one\u3164two', 'invisible'],
  ['a Hangul initial filler', 'one\u115ftwo', 'invisible'],
  ['a half-width Hangul filler', 'one\uffa0two', 'invisible'],
  ['a Khmer vowel without shape', 'one\u17b4two', 'invisible'],
  ['a Mongolian vowel separator', 'one\u180etwo', 'invisible'],
  ['the beginning of an annotation', 'one\ufff9two', 'invisible'],
  ['an object replacement', 'one\ufffctwo', 'invisible'],
  ['a Braille blank', 'one\u2800two', 'invisible'],
  ['a tag character', 'one\u{e0041}two', 'invisible'],
  ['the tag of a language', 'one\u{e0001}two', 'invisible'],
  ['a supplementary selector', 'x\u{e0100}', 'invisible'],
  ['a joiner between Latin letters', 'one\u200dtwo', 'invisible'],
  ['a non-joiner between Latin letters', 'one\u200ctwo', 'invisible'],
  ['a selector after a letter', 'one\ufe0ftwo', 'invisible'],
  ['a joiner at the beginning', '\u200done', 'invisible'],
  ['two joiners in a row', '\u{1f469}\u200d\u200d\u{1f52c}', 'invisible'],
  ['a list of the CDK', 'x#{Token[TOKEN.10]}', '#{Token['],
  ['a private key', SECRET.replaceAll('\n', ' '), 'private key'],
  ['a PGP private key', `-----BEGIN PGP PRIVATE KEY BLOCK----- ${BODY}`, 'private key'],
  ['an SSH2 private key', `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ---- ${BODY}`, 'private key'],
  ['an OpenSSH private key', `-----BEGIN OPENSSH PRIVATE KEY----- ${BODY}`, 'private key'],
  ['a private key in lower case', `-----begin rsa private key----- ${BODY}`, 'private key'],
  ['a private key with more dashes', `------BEGIN PRIVATE KEY------ ${BODY}`, 'private key'],
  ['a private key without its end', `-----BEGIN PRIVATE KEY----- ${BODY}`, 'private key'],
  ['a PGP secret key', `-----BEGIN PGP SECRET KEY BLOCK----- ${BODY}`, 'private key'],
  ['a PuTTY key', `PuTTY-User-Key-File-3: ssh-ed25519 ${BODY}`, 'private key'],
  ['an age key', `AGE-SECRET-KEY-1${BODY}`, 'private key'],
  ['a key under the words of a certificate', `-----BEGIN CERTIFICATE----- ${BODY}`, 'PEM'],
  ['a public key', `-----BEGIN PUBLIC KEY----- ${BODY}`, 'PEM'],
];

test.each(REFUSED)('%s is refused in a value: %j', (_name, text, word) => {
  expect(problemsAfter({ 'tags.note': text })).toContainEqual(
    expect.objectContaining({ path: 'tags.note', allowed: expect.stringContaining(word) }),
  );
});

test.each(REFUSED)('%s is refused in a key: %j', (_name, text, word) => {
  expect(textProblems({ tags: { [text]: 'x' } })).toContainEqual(
    expect.objectContaining({ path: `tags.${text}`, got: text, allowed: expect.stringContaining(word) }),
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
  'a family \u{1f469}\u200d\u{1f469}\u200d\u{1f467} and a heart \u2764\ufe0f',
  'a keycap 1\ufe0f\u20e3',
  '\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
  '\u0915\u094d\u200d\u0937',
  'two -- dashes and BEGIN',
])('a text may be %s', (text) => {
  expect(textProblems({ text })).toEqual([]);
});

test('a private key is one problem', () => {
  expect(textProblems({ text: SECRET.replaceAll('\n', ' ') })).toHaveLength(1);
});

test('a CA bundle has lines, and no other control characters', () => {
  expect(textProblems({ caBundle: 'a\r\nb\n' })).toEqual([]);
  expect(textProblems({ caBundle: 'a\tb' })).toHaveLength(1);
});

test('a key that JavaScript would lose is refused', () => {
  expect(problemsAfter({ tags: JSON.parse('{"__proto__": "x"}') })).toContainEqual(
    expect.objectContaining({ path: 'tags.__proto__', got: '__proto__' }),
  );
});

test('the error does not show a private key, wherever it stands', () => {
  const read = () => readDeployment(changed({ 'models[0].certificate.key': SECRET }), 'test');
  expect(read).toThrow('(a private key, not shown)');
  expect(read).not.toThrow('MHcCAQEE');
});

const KEYS = REFUSED.filter(([, text]) => text.includes(BODY));

test.each(KEYS)('the error does not show %s, wherever it is', (_name, text) => {
  for (const path of ['tags.note', 'region', 'models[0].name', 'callers[0].colour']) {
    const read = () => readDeployment(changed({ [path]: text }), 'test');
    expect(read).toThrow(/not shown/);
    expect(read).not.toThrow(BODY);
  }
});

test.each(['\u0024{x}', '{{resolve:ssm:x}}'])('a key of the whole file has a path of its own: %s', (key) => {
  expect(problemsIn({ ...sandbox, [key]: 1 }).map(({ path }) => path)).toEqual([key, key]);
});

test('the error shows control characters as escapes, so that a terminal does not act on them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (key, value) => {
      const message = messageOf({ ...sandbox, [`${key}\u001b`]: `${value}\u202e` });
      expect(message).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
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
