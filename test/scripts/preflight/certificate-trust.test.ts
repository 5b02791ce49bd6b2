import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mistrustOfChain, PUBLIC_ROOTS } from '../../../scripts/preflight/checks/certificate-trust';
import { certificateOf, type Subject } from '../../fixtures/tls/self-signed';

const named = (name: string, isAuthority = true): Subject => ({
  name,
  keys: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  isAuthority,
});
const [ROOT, MIDDLE, OTHER, SERVER] = [
  named('Root'),
  named('Middle'),
  named('Other'),
  named('server', false),
];
const signed = (subject: Subject, signer: Subject) => new X509Certificate(certificateOf(subject, signer));
const root = signed(ROOT, ROOT);
const middle = signed(MIDDLE, ROOT);
const other = signed(OTHER, OTHER);
const leaf = signed(SERVER, MIDDLE);

test.each([
  ['the server sends what is between', [leaf, middle], [root]],
  ['the client has what is between', [leaf], [middle, root]],
  ['the chain has the root too, in any order', [leaf, root, middle], [root]],
  ['the client trusts other roots too', [leaf, middle], [other, root]],
  ['the certificate signs itself and is trusted', [root], [root]],
])('a chain is trusted where %s', (_what, chain, trusted) => {
  expect(mistrustOfChain(chain, trusted)).toBeUndefined();
});

test.each([
  ['no authority is trusted', [leaf, middle, root], [], 'CN=Root'],
  ['another authority is trusted', [leaf, middle, root], [other], 'CN=Root'],
  ['what is between is missing', [leaf], [root], 'CN=Middle, which is not in the chain'],
  [
    'only what is between is trusted, as TLS wants the root',
    [leaf],
    [middle],
    'CN=Root, which is not in the chain',
  ],
  ['there is no certificate', [], [root], 'an unknown authority (ACM returned no certificate)'],
])('a chain is not trusted where %s', (_what, chain, trusted, words) => {
  expect(mistrustOfChain(chain, trusted)).toBe(words);
});

test('an authority of the same name with another key is another authority', () => {
  const again = named('Root');
  expect(mistrustOfChain([leaf, middle], [signed(again, again)])).toBe('CN=Root, which is not in the chain');
});

test('the public authorities are those of Node.js, the one of ACM among them', () => {
  expect(PUBLIC_ROOTS().map(({ subject }) => subject)).toContainEqual(
    expect.stringContaining('Amazon Root CA 1'),
  );
});
