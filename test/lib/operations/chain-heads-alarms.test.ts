import type { LogEntry } from '../../../lambda/chain-heads/log';
import { propertiesOf, templateOf } from '../gateway/stacks';

const template = templateOf('operations');
const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm');
const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `test-chain-heads-${name}`);

test('an alarm is raised after two hours without a statement, also if nothing runs at all', () => {
  expect(named('missing')).toMatchObject({
    MetricName: 'ChainHeadsSigned',
    Statistic: 'Sum',
    Period: 3600,
    EvaluationPeriods: 2,
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'breaching',
  });
});

test('an alarm is raised when one run stores no statement', () => {
  expect(named('fail')).toMatchObject({
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Threshold: 0,
    EvaluationPeriods: 1,
  });
  expect(JSON.stringify(named('fail').Dimensions)).toContain('ChainHeads');
});

test('an alarm is raised when one statement does not cover everything', () => {
  expect(named('incomplete')).toMatchObject({
    MetricName: 'ChainHeadsIncomplete',
    Threshold: 0,
    EvaluationPeriods: 1,
  });
});

test.each([
  ['ChainHeadsSigned', 'chain-heads-signed'],
  ['ChainHeadsIncomplete', 'chain-heads-incomplete'],
] as const)('%s counts the lines %s of the signer’s log', (metric, event: LogEntry['event']) => {
  const filters = propertiesOf(template, 'AWS::Logs::MetricFilter').filter(
    ({ MetricTransformations: [{ MetricName }] }) => MetricName === metric,
  );
  expect(filters).toEqual([expect.objectContaining({ FilterPattern: `"${event}"` })]);
  expect(JSON.stringify(filters[0].LogGroupName)).toContain('LogsChainHeads');
});

test('the dashboard shows the statements, the failed runs and the time that a run takes', () => {
  const [{ DashboardBody }] = propertiesOf(template, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(DashboardBody);
  for (const metric of ['ChainHeadsSigned', 'ChainHeadsIncomplete']) expect(body).toContain(metric);
  expect(body).toContain('Chain heads: longest run, ms');
});
