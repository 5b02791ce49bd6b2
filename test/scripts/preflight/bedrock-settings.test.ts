import { check } from '../../../scripts/preflight/check';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { printedHere } from '../../printed-commands/printed-here';
import { simulatedJsonService } from '../account/simulated-service';

// GetModelInvocationLoggingConfiguration and GetInferenceProfile as the Bedrock API reference describes them.

let logging: object = {};
const arn = (region: string) => `arn:aws:bedrock:${region}::foundation-model/anthropic.m`;
const profiles: Readonly<Record<string, readonly string[]>> = {
  'eu.m': [arn('eu-central-1'), arn('eu-west-1')],
  'global.m': [arn('eu-central-1'), arn('')],
};
const bedrock = simulatedJsonService(({ url = '' }) => {
  if (url.startsWith('/logging/')) return { body: logging };
  const models = profiles[decodeURIComponent(url.split('/').at(-1) ?? '')];
  return models
    ? { body: { models: models.map((modelArn) => ({ modelArn })) } }
    : { status: 404, error: 'ResourceNotFoundException' };
});
const printed = printedHere();
const ask = async (prerequisite: Prerequisite) => printed(await check(prerequisite, bedrock('eu-central-1')));

describe('invocation logging (I7)', () => {
  const GROUP = {
    cloudWatchConfig: { logGroupName: 'bedrock', roleArn: 'arn:aws:iam::111122223333:role/log' },
  };
  const ALL_OFF = Object.fromEntries(
    ['text', 'image', 'embedding', 'video', 'audio'].map((kind) => [`${kind}DataDeliveryEnabled`, false]),
  );
  const asked = (wanted: 'on' | 'off', loggingConfig?: object) => {
    logging = loggingConfig ? { loggingConfig } : {};
    return ask({ kind: 'invocation-logging', wanted });
  };

  test('that is off is accepted, and refused where the file requires it', async () => {
    expect(await asked('off')).toMatchObject({ status: 'ok', words: 'Off.' });
    expect((await asked('on'))?.words).toContain('is off, and accountSettings.invocationLogging is');
  });

  test('that writes prompts is refused by name of the place, and accepted where the file requires it', async () => {
    const refused = await asked('off', { ...GROUP, ...ALL_OFF, textDataDeliveryEnabled: true });
    expect(refused?.status).toBeUndefined();
    expect(refused?.words).toContain('writes text of every call to the log group bedrock');
    expect(await asked('on', { ...GROUP, ...ALL_OFF, textDataDeliveryEnabled: true })).toMatchObject({
      status: 'ok',
    });
  });

  test.each(['text', 'image', 'embedding', 'video', 'audio'])(
    'that does not say whether it delivers %s counts as delivering it',
    async (kind) => {
      const { [`${kind}DataDeliveryEnabled`]: _, ...others } = ALL_OFF;
      expect((await asked('off', { ...GROUP, ...others }))?.status).toBeUndefined();
    },
  );

  test('that writes metadata alone is accepted', async () => {
    expect(await asked('off', { s3Config: { bucketName: 'logs' }, ...ALL_OFF })).toMatchObject({
      status: 'ok',
      words: 'Metadata alone, to the bucket logs.',
    });
  });
});

describe('the destinations of a profile', () => {
  const asked = (profileId: string, destinations: readonly string[] | 'any commercial region') =>
    ask({ kind: 'profile-destinations', model: 'm', profileId, destinations });

  test('that the file lists are accepted', async () => {
    expect(await asked('eu.m', ['eu-central-1', 'eu-west-1'])).toMatchObject({ status: 'ok' });
  });

  test('that the file does not list are refused by name', async () => {
    const answer = await asked('eu.m', ['eu-central-1', 'eu-north-1']);
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain('also lets eu-west-1 process prompts');
  });

  test('that Bedrock does not list any more are a warning', async () => {
    expect(await asked('eu.m', ['eu-central-1', 'eu-west-1', 'eu-north-1'])).toMatchObject({
      status: 'warn',
      words: expect.stringContaining('has eu-north-1, and Bedrock lists eu-central-1, eu-west-1'),
    });
  });

  test('anywhere in the world are refused where the file lists regions', async () => {
    expect((await asked('global.m', ['eu-central-1']))?.words).toContain('also lets any commercial region');
    expect(await asked('global.m', 'any commercial region')).toMatchObject({ status: 'ok' });
  });

  test('of a profile that the region does not have are refused', async () => {
    expect((await asked('apac.m', ['ap-south-1']))?.words).toContain('no inference profile apac.m');
  });
});
