import { PRIVATE_CA } from '../../../../fixtures/tls/private-ca';
import { selfSigned } from '../../../../fixtures/tls/self-signed';
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

test('a bundle is a text', () => {
  expect(bundled(7)).toEqual([expect.objectContaining({ path: AT, allowed: 'PEM certificates' })]);
});
