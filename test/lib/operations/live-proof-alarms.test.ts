import { liveProofRecord } from '../../../lib/proof/live/record';
import { DEPLOYMENT, propertiesOf, templateOf } from '../gateway/stacks';

const principals = ['arn:aws:iam::111122223333:role/pipelines/live-proof-build'];
const watched = { ...DEPLOYMENT, liveProof: { runBy: { principals, pipelines: [] } } };
const RECORD = liveProofRecord({
  report: { deployment: 'test', claims: [] },
  account: '111122223333',
  region: 'us-east-1',
  at: '2026-11-26T03:00:00.000Z',
  by: principals[0] ?? '',
});

const template = templateOf('operations', watched);
const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm');
const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `test-live-proof-${name}`);

test.each([
  ['differs', 'LiveProofDifferences'],
  ['undecided', 'LiveProofUndecided'],
])('the first record of its kind raises live-proof-%s, and only the next run ends it', (name, metric) => {
  expect(named(name)).toMatchObject({
    MetricName: metric,
    Statistic: 'Sum',
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 0,
    EvaluationPeriods: 1,
    TreatMissingData: 'ignore',
  });
});

test('an alarm is raised after 26 hours without a run, also if none ever ran', () => {
  expect(named('missing')).toMatchObject({
    MetricName: 'LiveProofRuns',
    Period: 3600,
    EvaluationPeriods: 26,
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'breaching',
  });
});

test.each([
  ['LiveProofRuns', '{ $.schema = "hybrid-llm/live-proof/1" }'],
  ['LiveProofDifferences', '{ $.verdicts.fails > 0 }'],
  ['LiveProofUndecided', '{ $.verdicts.undecided > 0 }'],
])('%s counts the records that match %s, a field of every record', (metric, pattern) => {
  const filters = propertiesOf(template, 'AWS::Logs::MetricFilter').filter(
    ({ MetricTransformations: [{ MetricName }] }) => MetricName === metric,
  );
  expect(filters).toEqual([expect.objectContaining({ FilterPattern: pattern })]);
  const path = /\$\.([\w.]+)/.exec(pattern)?.[1] ?? '';
  expect(RECORD).toHaveProperty(path);
  expect(JSON.stringify(filters[0].LogGroupName)).toContain('LogsLiveProof');
});

test('the dashboard shows the runs, and those that found something', () => {
  const [{ DashboardBody }] = propertiesOf(template, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(DashboardBody);
  for (const metric of ['LiveProofRuns', 'LiveProofDifferences', 'LiveProofUndecided'])
    expect(body).toContain(metric);
});

test('the records are encrypted, kept as long as every log, and retained with the stack', () => {
  const groups = Object.values(templateOf('foundation', watched).findResources('AWS::Logs::LogGroup'));
  const found = groups.filter((group) => JSON.stringify(group).includes('/live-proof-'));
  expect(found).toEqual([
    expect.objectContaining({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: expect.objectContaining({
        KmsKeyId: expect.anything(),
        RetentionInDays: watched.logRetentionDays,
      }),
    }),
  ]);
});

test('a deployment without a live proof has nothing of it', () => {
  for (const part of ['foundation', 'operations'] as const)
    expect(JSON.stringify(templateOf(part).toJSON())).not.toMatch(/live-?proof/i);
});
