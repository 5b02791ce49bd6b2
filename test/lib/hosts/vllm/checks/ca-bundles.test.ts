import { generateKeyPairSync } from 'node:crypto';
import { PRIVATE_CA } from '../../../../fixtures/tls/private-ca';
import { certificateOf, type Subject, selfSigned } from '../../../../fixtures/tls/self-signed';
import { problemsAfter } from '../../../config/changed';

const AT = 'models[0].certificate.caBundle';
const bundled = (pem: unknown) => problemsAfter({ [AT]: pem });
const block = (label: string) => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`;
const BODY = PRIVATE_CA.split('\n').slice(1, -2).join('\n');

test('a bundle has one certificate or several', () => {
  expect(bundled(PRIVATE_CA)).toEqual([]);
  expect(bundled(`${PRIVATE_CA}\n${selfSigned().certificate}`)).toEqual([]);
  expect(bundled(PRIVATE_CA.replaceAll('\n', '\r\n'))).toEqual([]);
});

test.each([
  ['a private key beside the certificate', PRIVATE_CA + block('PRIVATE KEY'), 'a private key as block 2'],
  ['a private key alone', block('EC PRIVATE KEY'), 'a ec private key as block 1'],
  ['an encrypted private key', PRIVATE_CA + block('ENCRYPTED PRIVATE KEY'), 'private key as block 2'],
  ['a request', block('CERTIFICATE REQUEST'), 'a certificate request as block 1'],
  ['a list of revoked certificates', PRIVATE_CA + block('X509 CRL'), 'a x509 crl as block 2'],
  ['a public key', PRIVATE_CA + block('PUBLIC KEY'), 'a public key as block 2'],
  ['a block without a certificate inside', block('CERTIFICATE'), 'block 1, which is not a certificate'],
  ['a certificate that is cut off', PRIVATE_CA.slice(0, 200), 'text outside of certificates'],
  ['a body without its lines', BODY, 'text outside of certificates'],
  ['a comment', `# the authority\n${PRIVATE_CA}`, 'text outside of certificates'],
  ['nothing', '', 'no certificate'],
])('%s is refused', (_what, pem, got) => {
  expect(bundled(pem)).toContainEqual(
    expect.objectContaining({
      path: AT,
      got: expect.stringContaining(got),
      allowed: expect.stringContaining('PEM certificates'),
    }),
  );
});

describe('a host name', () => {
  const named = (hostName: string, pem?: string) =>
    problemsAfter({
      'models[0].certificate.hostName': hostName,
      ...(pem !== undefined && { 'models[0].certificate.caBundle': pem }),
    });

  test.each(['qwen3.llm.bank.internal', 'qwen3.corp', 'qwen3.llm.lan'])(
    '%s, for which no public authority signs, needs a CA bundle',
    (hostName) => {
      expect(named(hostName)).toContainEqual(
        expect.objectContaining({
          path: AT,
          allowed: expect.stringContaining(`signs for ${hostName}: no public authority signs below`),
        }),
      );
      expect(named(hostName, PRIVATE_CA)).toEqual([]);
    },
  );

  test.each(['qwen3.llm.example.com', 'qwen3.llm.bank.co.uk', 'qwen3.models.bank'])(
    '%s, for which a public authority may sign, needs none',
    (hostName) => {
      expect(named(hostName)).toEqual([]);
    },
  );
});

describe('the router trusts nothing by', () => {
  const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
  const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
  const keys = ec('P-256');
  const root: Subject = { name: 'root', keys, isAuthority: true };
  const issuing: Subject = { name: 'issuing', keys: ec('P-256'), isAuthority: true };
  const server: Subject = { name: 'server', keys: ec('P-256'), isAuthority: false };
  const alone = (subject: Subject) => certificateOf(subject, subject);
  const refused = (got: string, fix: string) => [
    expect.objectContaining({
      path: AT,
      got: expect.stringContaining(got),
      fix: expect.stringContaining(fix),
    }),
  ];

  test('the certificate of the server itself', () => {
    const leaf = certificateOf(server, root);
    const expected = refused('CN=server', 'replace it by the certificate of the authority');
    expect(bundled(leaf)).toEqual(expected);
    expect(bundled(alone(root) + leaf)).toEqual(expected);
  });

  test('an authority below a root that is not in the bundle', () => {
    const below = certificateOf(issuing, root);
    expect(bundled(below)).toEqual(
      refused('certificate 1, CN=issuing', 'add the certificate of the authority'),
    );
    expect(bundled(below + PRIVATE_CA)).toEqual(refused('CN=issuing', 'add'));
    expect(bundled(below + alone(root))).toEqual([]);
  });

  test('an authority below another root of the same name', () => {
    const other = { ...root, keys: ec('P-256') };
    expect(bundled(certificateOf(issuing, root) + alone(other))).toEqual(refused('CN=issuing', 'add'));
  });

  test.each([
    ['an RSA key of 1024 bits', () => rsa(1024), 'a key of 1024 bits'],
    ['an RSA key of 2047 bits', () => rsa(2047), 'a key of 2047 bits'],
    ['an elliptic curve of 192 bits', () => ec('prime192v1'), 'prime192v1'],
  ])('%s', (_what, weak, got) => {
    expect(bundled(alone({ ...root, keys: weak() }))).toEqual(refused(got, 'new key'));
  });

  test.each([
    ['an RSA key of 2048 bits', () => rsa(2048)],
    ['a curve of 224 bits', () => ec('secp224r1')],
    ['a curve of 384 bits', () => ec('P-384')],
  ])('but trusts %s', (_what, strong) => {
    expect(bundled(alone({ ...root, keys: strong() }))).toEqual([]);
  });

  test('but trusts a server that signed its own certificate', () => {
    expect(bundled(alone(server))).toEqual([]);
  });
});

test('a bundle is a text', () => {
  expect(bundled(7)).toEqual([expect.objectContaining({ path: AT, allowed: 'PEM certificates' })]);
});
