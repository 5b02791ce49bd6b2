import { AwsError } from '../../../lambda/aws/aws-json';
import { authorizerOver, issuer, NOW } from './support/authorizer';

// How long the authorizer keeps the issuer's keys, and what it does when S3 does not give them.

let idp: Awaited<ReturnType<typeof issuer>>;
beforeAll(async () => {
  idp = await issuer();
});

const known = () => authorizerOver({ jwks: () => [idp.jwk] });
const at = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const MINUTE = 60_000;

/** An authorizer that has read the keys once; from then on each read fails. */
async function afterOneRead(error: Error) {
  let fails = false;
  const authorizer = authorizerOver({
    jwks: () => {
      if (fails) throw error;
      return [idp.jwk];
    },
  });
  const token = await idp.sign({ exp: idp.seconds + 3600 });
  await authorizer.bearer(token);
  fails = true;
  const recover = () => {
    fails = false;
  };
  return { authorizer, token, recover };
}

test('is read once for many tokens', async () => {
  const authorizer = known();
  for (const token of [await idp.sign(), await idp.sign()]) await authorizer.bearer(token);
  expect(authorizer.reads.keySet).toBe(1);
});

test('is read again after five minutes, so that a removed key stops counting', async () => {
  const keys = [idp.jwk];
  const authorizer = authorizerOver({ jwks: () => keys });
  const token = await idp.sign({ exp: idp.seconds + 3600 });
  expect(await authorizer.bearer(token)).toBeDefined();
  keys.pop();
  authorizer.clock.now = at(5 * MINUTE);
  expect(await authorizer.bearer(token)).toBeUndefined();
});

test('is read early for a key that is not in it, so that a new key counts at once', async () => {
  const second = await issuer('RS256', 'second');
  const keys = [idp.jwk];
  const authorizer = authorizerOver({ jwks: () => keys });
  await authorizer.bearer(await idp.sign());
  keys.push(second.jwk);
  authorizer.clock.now = at(30_000);
  expect(await authorizer.bearer(await second.sign())).toBeDefined();
  expect(authorizer.logged).not.toContainEqual(expect.objectContaining({ event: 'unknown-key-id' }));
});

test('a key it still does not have is logged by the name the alarm looks for', async () => {
  const stranger = await issuer('RS256', 'unknown');
  const authorizer = known();
  expect(await authorizer.bearer(await stranger.sign())).toBeUndefined();
  expect(authorizer.logged[0]).toEqual({ event: 'unknown-key-id', requestId: 'request' });
});

test('unknown keys of other issuers ring no alarm', async () => {
  const stranger = await issuer('RS256', 'unknown');
  const authorizer = known();
  await authorizer.bearer(await stranger.sign({ iss: 'https://elsewhere.example' }));
  expect(authorizer.logged.map(({ event }) => event)).toEqual(['authorization']);
});

test('a flood of unknown keys reads it once in half a minute', async () => {
  const stranger = await issuer('RS256', 'unknown');
  const authorizer = known();
  for (let i = 0; i < 20; i += 1) await authorizer.bearer(await stranger.sign());
  expect(authorizer.reads.keySet).toBe(1);
});

describe('while S3 does not answer', () => {
  const UNANSWERED: readonly (readonly [string, Error])[] = [
    ['no connection', Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' })],
    ['a stopped call', Object.assign(new Error('the call was stopped'), { code: 'ABORT_ERR' })],
    ['an error of S3', new AwsError('InternalError', 500, 'GetObject answered 500')],
    ['too many requests', new AwsError('SlowDown', 503, 'GetObject answered 503')],
    ['too many requests, without a name', new AwsError('UnknownError', 429, 'GetObject answered 429')],
    ['a request that did not arrive in time', new AwsError('UnknownError', 408, 'GetObject answered 408')],
    ['a throttle of KMS', new AwsError('ThrottlingException', 400, 'GetObject answered 400')],
    ['a slow connection', new AwsError('RequestTimeout', 400, 'GetObject answered 400')],
    ['an old session token', new AwsError('ExpiredToken', 400, 'GetObject answered 400')],
    ['clocks that differ', new AwsError('RequestTimeTooSkewed', 403, 'GetObject answered 403')],
  ];

  test.each(UNANSWERED)('the keys are used for a quarter of an hour: %s', async (_what, error) => {
    const { authorizer, token } = await afterOneRead(error);
    authorizer.clock.now = at(15 * MINUTE - 1);
    expect(await authorizer.bearer(token)).toBeDefined();
  });

  test.each(UNANSWERED)('and no longer: %s', async (_what, error) => {
    const { authorizer, token } = await afterOneRead(error);
    authorizer.clock.now = at(15 * MINUTE);
    await expect(authorizer.bearer(token)).rejects.toBe(error);
  });

  test('each failed read is logged, without a message', async () => {
    const { authorizer, token } = await afterOneRead(new AwsError('SlowDown', 503, 'words of S3'));
    authorizer.clock.now = at(6 * MINUTE);
    await authorizer.bearer(token);
    expect(authorizer.logged).toContainEqual({
      event: 'key-set-not-read',
      error: 'AwsError',
      code: 'SlowDown',
    });
  });

  test('the next read is five seconds later, whatever clients send', async () => {
    const { authorizer, token } = await afterOneRead(new AwsError('SlowDown', 503, 'x'));
    for (const seconds of [0, 1, 4.9]) {
      authorizer.clock.now = at(6 * MINUTE + seconds * 1000);
      await authorizer.bearer(token);
    }
    expect(authorizer.reads.keySet).toBe(2);
    authorizer.clock.now = at(6 * MINUTE + 5000);
    await authorizer.bearer(token);
    expect(authorizer.reads.keySet).toBe(3);
  });

  test('an authorizer without keys checks nothing, and does not ask again for five seconds', async () => {
    const error = new AwsError('SlowDown', 503, 'x');
    const authorizer = authorizerOver({
      jwks: () => {
        throw error;
      },
    });
    const token = await idp.sign();
    for (let i = 0; i < 5; i += 1) await expect(authorizer.bearer(token)).rejects.toBe(error);
    expect(authorizer.reads.keySet).toBe(1);
  });

  test('a token with a key that is not in the set is not judged: the key may be new', async () => {
    const stranger = await issuer('RS256', 'new');
    const error = new AwsError('SlowDown', 503, 'x');
    const { authorizer } = await afterOneRead(error);
    authorizer.clock.now = at(MINUTE);
    await expect(authorizer.bearer(await stranger.sign())).rejects.toBe(error);
  });

  test('when S3 answers again, the keys count from that read', async () => {
    const { authorizer, token, recover } = await afterOneRead(new AwsError('SlowDown', 503, 'x'));
    authorizer.clock.now = at(14 * MINUTE);
    await authorizer.bearer(token);
    recover();
    authorizer.clock.now = at(14 * MINUTE + 5000);
    await authorizer.bearer(token);
    authorizer.clock.now = at(18 * MINUTE);
    expect(await authorizer.bearer(token)).toBeDefined();
  });
});

test.each([
  ['without the object', new AwsError('NoSuchKey', 404, 'x')],
  ['without the bucket', new AwsError('NoSuchBucket', 404, 'x')],
  ['without permission', new AwsError('AccessDenied', 403, 'x')],
  ['with a disabled key', new AwsError('KMS.DisabledException', 400, 'x')],
  ['with a key that is to be deleted', new AwsError('KMS.KMSInvalidStateException', 400, 'x')],
  ['with an error that it does not name', new AwsError('UnknownError', 400, 'x')],
  ['with something that is no key set', new SyntaxError('Unexpected token')],
])('when S3 answers %s, the old keys stop counting at once', async (_what, error) => {
  const { authorizer, token } = await afterOneRead(error);
  authorizer.clock.now = at(5 * MINUTE);
  await expect(authorizer.bearer(token)).rejects.toBe(error);
  authorizer.clock.now = at(5 * MINUTE + 1);
  await expect(authorizer.bearer(token)).rejects.toBe(error);
});
