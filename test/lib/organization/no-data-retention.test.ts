import { deniedBy } from './denied-by';
import { policiesOf, sandbox } from './policies-of';

test.each(['bedrock', 'bedrock-mantle'])('%s may be told to retain nothing, and nothing else', (service) => {
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

test('a retention that is not stated is not none', () => {
  expect(
    deniedBy(policiesOf(sandbox, 'no-data-retention'), { action: 'bedrock-mantle:CreateProject' }),
  ).toEqual(['DenyMantleRetentionOtherThanNone']);
});
