import { bearerDeployment } from '../gateway/bearer';
import { propertiesOf, templateOf } from '../gateway/stacks';

const template = templateOf('operations', bearerDeployment());
const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm');
const filters = propertiesOf(template, 'AWS::Logs::MetricFilter');
const names = (all: readonly { AlarmName: string }[]) => all.map(({ AlarmName }) => AlarmName);

test.each([
  ['tokens-by-unknown-key', 'UnknownKeyIds', '"unknown-key-id"'],
  ['authorizer-fails', 'AuthorizerFailures', '"authorizer-failed"'],
])('%s is raised by the first line that the authorizer logs for it', (alarm, metric, pattern) => {
  expect(alarms).toContainEqual(
    expect.objectContaining({ AlarmName: `test-${alarm}`, MetricName: metric, Threshold: 0 }),
  );
  expect(filters).toContainEqual(
    expect.objectContaining({
      FilterPattern: pattern,
      MetricTransformations: [expect.objectContaining({ MetricName: metric })],
    }),
  );
});

test('a refused credential raises no alarm, although Lambda counts it as an error', () => {
  const errors = alarms.filter(({ MetricName }) => MetricName === 'Errors');
  expect(names(errors)).toEqual([
    'test-open-router-fails',
    'test-sealed-router-fails',
    'test-chain-heads-fail',
  ]);
});

test('if every lane uses IAM, there are no metrics and alarms of an authorizer', () => {
  const plain = propertiesOf(templateOf('operations'), 'AWS::CloudWatch::Alarm');
  expect(names(plain).filter((name) => /authorizer|tokens/.test(name))).toEqual([]);
});
