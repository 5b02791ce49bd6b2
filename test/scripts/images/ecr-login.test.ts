import type { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { ecrLogin } from '../../../scripts/images/registry/ecr-login';
import { loginOf } from '../../../scripts/images/registry/login-of';
import { motoAccount, withMoto } from '../account/moto-account';

const moto = motoAccount('us-east-1');
const HOST = '763104351884.dkr.ecr.us-east-1.amazonaws.com';

/** The simulated service, with a count of the tokens that it gave, and another end of each. */
function counted(expiresAt: Date) {
  const given: string[] = [];
  const ecr = {
    send: async (command: GetAuthorizationTokenCommand) => {
      const answer = await moto().ecr.send(command);
      given.push('token');
      const data = answer.authorizationData?.map((one) => ({ ...one, expiresAt }));
      return { ...answer, authorizationData: data };
    },
  };
  return { given, credentials: ecrLogin(ecr as never, HOST) };
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

withMoto('a registry of ECR takes the user AWS and the token', async () => {
  const { credentials } = counted(inHours(12));
  expect(await credentials(false)).toEqual({ username: 'AWS', password: expect.stringMatching(/.+/) });
});

withMoto.each([
  ['is used again while it is valid', 12, false, 1],
  ['is taken again where the registry no longer takes it', 12, true, 2],
  ['is taken again before it ends', 0.1, false, 2],
])('a token %s', async (_what, hours, fresh, tokens) => {
  const { given, credentials } = counted(inHours(hours));
  await credentials(false);
  await credentials(fresh);
  expect(given).toHaveLength(tokens);
});

test('credentials that may not log in are an error with the next step', async () => {
  const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
  const ecr = { send: () => Promise.reject(denied) } as never;
  await expect(ecrLogin(ecr, HOST)(false)).rejects.toMatchObject({
    kind: 'login',
    words: expect.stringContaining('AccessDeniedException'),
    next: expect.stringContaining('ecr:GetAuthorizationToken'),
  });
});

withMoto('a registry of AWS in the same partition gets a login of its own region', () => {
  const ecr = jest.fn(() => moto().ecr);
  const image = { registry: '763104351884.dkr.ecr.eu-central-1.amazonaws.com', repository: 'vllm' };
  loginOf(image, { region: 'us-east-1', home: '/nonexistent', env: {}, ecr });
  expect(ecr).toHaveBeenCalledWith({ region: 'eu-central-1' });
});

describe('a registry of another partition', () => {
  const image = { registry: '442386744353.dkr.ecr.us-gov-west-1.amazonaws.com', repository: 'vllm' };
  const home = { region: 'us-east-1', home: '/nonexistent' };

  test('needs a profile there, and gets no login of this one', () => {
    expect(() => loginOf(image, { ...home, env: {} })).toThrow(
      'Set SOURCE_PROFILE to a profile of partition aws-us-gov',
    );
  });

  withMoto('gets the login of the profile that is named', () => {
    const ecr = jest.fn(() => moto().ecr);
    loginOf(image, { ...home, env: { SOURCE_PROFILE: 'gov' }, ecr });
    expect(ecr).toHaveBeenCalledWith({ region: 'us-gov-west-1', profile: 'gov' });
  });
});
