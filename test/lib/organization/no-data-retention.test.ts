import { deniedBy } from './denied-by';
import { policiesOf, sandbox, sandboxWith } from './policies-of';

test.each(['bedrock', 'bedrock-mantle'])('the data retention of %s can be set to none only', (service) => {
  const setting = (mode: string) =>
    deniedBy(policiesOf(sandbox, 'no-data-retention'), {
      action: `${service}:PutAccountDataRetention`,
      context: { [`${service}:DataRetentionMode`]: mode },
    });
  expect(setting('none')).toEqual([]);
  for (const mode of ['default', 'inherit', 'aws_review', 'provider_data_share']) {
    expect(setting(mode)).toHaveLength(1);
  }
});

test('a request without a retention mode is denied', () => {
  expect(
    deniedBy(policiesOf(sandbox, 'no-data-retention'), { action: 'bedrock-mantle:CreateProject' }),
  ).toEqual(['DenyMantleRetentionOtherThanNone']);
});

test.each([
  [
    'openai.gpt-5.6-sol',
    'default',
    'DenyRetentionOtherThanNoneOrDefault',
    ['aws_review', 'provider_data_share', 'inherit'],
  ],
  [
    'anthropic.claude-fable-5',
    'aws_review',
    'DenyRetentionOtherThanNoneOrAwsReview',
    ['default', 'provider_data_share', 'inherit'],
  ],
] as const)(
  'with %s in use, the retention can be set to none or %s only, and the statement %s says so',
  (modelId, needed, sid, others) => {
    const profile = { scope: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-2'] };
    const deployment = sandboxWith({
      residency: 'global',
      'models[3].modelId': modelId,
      'models[3].profile': profile,
    });
    const setting = (mode: string) =>
      deniedBy(policiesOf(deployment, 'no-data-retention'), {
        action: 'bedrock:PutAccountDataRetention',
        context: { 'bedrock:DataRetentionMode': mode },
      });
    expect([setting('none'), setting(needed)]).toEqual([[], []]);
    for (const mode of others) expect(setting(mode)).toEqual([sid]);
  },
);
