import fc from 'fast-check';
import { answerDetail } from '../../../scripts/images/registry/answer-detail';
import { loginIn } from '../../../scripts/images/registry/auth-file';
import { bytesUploaded, firstByteOf } from '../../../scripts/images/registry/byte-range';
import { readChallenge } from '../../../scripts/images/registry/challenge';
import { ecrRegistry, foreignPartition } from '../../../scripts/images/registry/ecr-registry';
import { secondsToWait } from '../../../scripts/images/registry/retry-after';

describe('a range', () => {
  const offset = fc.integer({ min: 1, max: 2 ** 40 });

  test('of an upload counts the bytes up to its last one', () => {
    fc.assert(fc.property(offset, (last) => bytesUploaded(`0-${last}`) === last + 1));
  });

  test('of a part gives its first byte', () => {
    fc.assert(
      fc.property(offset, offset, (first, more) => {
        expect(firstByteOf(`bytes ${first}-${first + more}/${first + more + 1}`)).toBe(first);
      }),
    );
  });

  test.each(['', '5-9', '0-', '-9', '0-9x', 'bytes 0-9', '0--9', '0-9999999999999999'])(
    'of an upload "%s" says nothing',
    (text) => {
      expect(bytesUploaded(text)).toBeUndefined();
    },
  );

  test('of an upload without a byte is that of one with one, and counts as none', () => {
    expect(bytesUploaded('0-0')).toBe(0);
  });

  test('of any other text says nothing that is no number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const found of [bytesUploaded(text), firstByteOf(text)])
          expect(found === undefined || Number.isSafeInteger(found)).toBe(true);
      }),
    );
  });
});

describe('a challenge', () => {
  test.each([
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
      'bearer',
      {
        realm: 'https://auth.docker.io/token',
        service: 'registry.docker.io',
        scope: 'repository:a/b:pull,push',
      },
    ],
    [
      'Basic realm="https://1.dkr.ecr.us-east-1.amazonaws.com/",service="ecr.amazonaws.com"',
      'basic',
      { realm: 'https://1.dkr.ecr.us-east-1.amazonaws.com/', service: 'ecr.amazonaws.com' },
    ],
    [
      'BEARER Realm = "https://a" , error=invalid_token',
      'bearer',
      { realm: 'https://a', error: 'invalid_token' },
    ],
    ['Negotiate, Basic realm="a \\"b\\""', 'basic', { realm: 'a "b"' }],
  ])('%s is read', (header, scheme, parameters) => {
    expect(readChallenge(header)).toEqual({ scheme, parameters });
  });

  test.each([undefined, '', 'Digest realm="a"', 'Bearerish realm="a"'])('%s is none', (header) => {
    expect(readChallenge(header)).toBeUndefined();
  });
});

describe('the time to wait', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  test.each([
    ['120', 120],
    ['Thu, 26 Nov 2026 12:00:30 GMT', 30],
    ['Thu, 26 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is %s seconds', (header, seconds) => {
    expect(secondsToWait(header, now)).toBe(seconds);
  });
});

describe('the file of logins', () => {
  const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });
  const login = (username: string, password: string) => ({ login: { username, password } });

  test.each([
    [
      'of Docker Hub',
      { auths: { 'https://index.docker.io/v1/': auth('u:p') } },
      'docker.io',
      login('u', 'p'),
    ],
    ['of skopeo for Docker Hub', { auths: { 'docker.io': auth('u:p') } }, 'docker.io', login('u', 'p')],
    ['with a port', { auths: { 'r.example.com:5000': auth('u:p') } }, 'r.example.com:5000', login('u', 'p')],
    ['with a colon in the password', { auths: { 'ghcr.io': auth('u:p:q') } }, 'ghcr.io', login('u', 'p:q')],
    [
      'of a folder before that of its registry',
      { auths: { 'quay.io': auth('a:1'), 'quay.io/team': auth('b:2') } },
      'quay.io',
      login('b', '2'),
    ],
    ['of another folder', { auths: { 'quay.io/teams': auth('b:2') } }, 'quay.io', undefined],
    ['of another registry', { auths: { 'evil-quay.io': auth('b:2') } }, 'quay.io', undefined],
    ['that a program keeps', { credHelpers: { 'quay.io': 'pass' } }, 'quay.io', { helper: 'pass' }],
    [
      'that Docker Desktop keeps',
      { auths: { 'quay.io': {} }, credsStore: 'desktop' },
      'quay.io',
      { helper: 'desktop' },
    ],
    ['that is empty', { auths: { 'quay.io': { auth: '' } } }, 'quay.io', undefined],
  ])('a login %s', (_what, file, registry, found) => {
    expect(loginIn(JSON.stringify(file), registry, 'team/image')).toEqual(found);
  });

  test.each(['', 'null', '[]', '{', '"x"'])('that is %s has none', (text) => {
    expect(loginIn(text, 'quay.io', 'a')).toBeUndefined();
  });
});

describe('a registry of ECR', () => {
  test.each([
    ['763104351884.dkr.ecr.us-east-1.amazonaws.com', 'us-east-1'],
    ['763104351884.dkr.ecr-fips.us-west-2.amazonaws.com', 'us-west-2'],
    ['763104351884.dkr-ecr.us-west-2.on.aws', 'us-west-2'],
    ['727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ])('%s is in %s', (host, region) => {
    expect(ecrRegistry(host)?.region).toBe(region);
  });

  test.each([
    'public.ecr.aws',
    'docker.io',
    '763104351884.dkr.ecr.us-east-1.amazonaws.com.evil.example',
    '63104351884.dkr.ecr.us-east-1.amazonaws.com',
    'x763104351884.dkr.ecr.us-east-1.amazonaws.com',
  ])('%s is none, and gets no AWS login', (host) => {
    expect(ecrRegistry(host)).toBeUndefined();
  });

  test('of another partition is named by it', () => {
    const host = '442386744353.dkr.ecr.us-gov-west-1.amazonaws.com';
    expect(foreignPartition(host, 'us-east-1')).toBe('aws-us-gov');
    expect(foreignPartition(host, 'us-gov-east-1')).toBeUndefined();
  });
});

test('what a registry answers cannot move the cursor of a terminal', () => {
  const text = JSON.stringify({ errors: [{ code: 'DENIED', message: '\u001b[2Jgone' }] });
  expect(answerDetail(text)).toBe(': DENIED \\u{1b}[2Jgone');
});
