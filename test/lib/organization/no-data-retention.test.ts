import { deniedBy } from './denied-by';
import { policiesOf, sandbox } from './policies-of';

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
