import { RUNBOOK_HEADINGS, runbookLink } from '../../../lib/operations/runbook';
import { propertiesOf, templateOf } from '../gateway/stacks';
import { BEDROCK, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';

const template = templateOf('operations');
const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm');
const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `test-${name}`);

test('every alarm notifies the alarm topic when it is raised and when it ends', () => {
  const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));
  for (const { AlarmActions, OKActions } of alarms) {
    expect([AlarmActions, OKActions]).toEqual([[{ Ref: topic }], [{ Ref: topic }]]);
  }
});

test('every alarm has a description and links a heading of the runbook', () => {
  const links = RUNBOOK_HEADINGS.map(runbookLink);
  for (const { AlarmDescription } of alarms) {
    const [, words, link] = /^(.+\.) Runbook: (\S+)$/.exec(AlarmDescription) ?? [];
    expect(words).toBeDefined();
    expect(links).toContain(link);
  }
});

test('each lane has its own alarms for failures, throttling and bypassed authentication', () => {
  for (const lane of ['open', 'sealed']) {
    for (const what of ['fails', 'at-limit', 'invoked-asynchronously']) {
      expect(named(`${lane}-router-${what}`)).toMatchObject({ Namespace: 'AWS/Lambda' });
    }
  }
});

test('I8: records that are not accepted, delivered late or not replicated each have their own alarm', () => {
  expect(named('audit-records-not-accepted')).toMatchObject({
    MetricName: 'AuditWriteFailures',
    Threshold: 0,
  });
  expect(named('audit-records-late')).toMatchObject({
    MetricName: 'DeliveryToS3.DataFreshness',
    Threshold: 300,
  });
  expect(named('audit-records-not-replicated')).toMatchObject({ MetricName: 'OperationsFailedReplication' });
});

test.each([
  ['I8: a record not accepted', 'audit-write-failed'],
  ['an answer that broke off', 'answer-broken'],
  ['a model that was not ready', 'model-not-ready'],
])("the routers' line about %s is counted in every lane's log", (_, event) => {
  const filters = propertiesOf(template, 'AWS::Logs::MetricFilter').filter(
    ({ FilterPattern }) => FilterPattern === `"${event}"`,
  );
  const groups = filters.map(({ LogGroupName }) => JSON.stringify(LogGroupName));
  expect(groups).toEqual([expect.stringContaining('OpenLane'), expect.stringContaining('SealedLane')]);
});

test.each([
  ['answers-break-off', 'BrokenAnswers'],
  ['models-not-ready', 'ModelsNotReady'],
])('alarm %s watches what the routers count', (name, MetricName) => {
  expect(named(name)).toMatchObject({ Namespace: 'HybridLlm/test', MetricName });
});

const withCopies = (desired: number) => ({ ...VLLM, copies: { desired, max: 2 } });
const alarmsOf = (...models: Parameters<typeof deploymentWith>[0]) =>
  propertiesOf(templateOf('operations', deploymentWith(models)), 'AWS::CloudWatch::Alarm');

test.each([502, 503, 504])('an answer %i of the load balancer itself raises an alarm', (status) => {
  const balanced = alarmsOf(withCopies(1) as typeof VLLM);
  const found = balanced.find(({ AlarmName }) => AlarmName === `test-load-balancer-${status}`);
  const [{ MetricStat }] = found?.Metrics ?? [];
  expect(MetricStat.Metric).toMatchObject({
    Namespace: 'AWS/ApplicationELB',
    MetricName: `HTTPCode_ELB_${status}_Count`,
  });
});

test.each([
  ['no model', [0, 0], false],
  ['the second model alone', [0, 1], true],
])('503 raises an alarm where a model has desired copies: %s', (_, desired, isWatched) => {
  const models = desired.map((copies, index) => ({
    ...withCopies(copies),
    name: `small-${index}`,
    certificate: {
      ...(VLLM as Extract<typeof VLLM, { host: 'vllm' }>).certificate,
      hostName: `small-${index}.llm.example.com`,
    },
  }));
  const names = alarmsOf(...(models as (typeof VLLM)[])).map(({ AlarmName }) => AlarmName);
  expect(names.includes('test-load-balancer-503')).toBe(isWatched);
});

test('without vllm models there is no load balancer to watch', () => {
  const hosted = propertiesOf(templateOf('operations', deploymentWith([BEDROCK])), 'AWS::CloudWatch::Alarm');
  expect(hosted.filter(({ AlarmName }) => AlarmName.includes('load-balancer'))).toEqual([]);
});

test('I8: the alarm on replication watches the replication rule of the landing bucket', () => {
  const rules = propertiesOf(templateOf('foundation'), 'AWS::S3::Bucket').flatMap(
    ({ ReplicationConfiguration }) => ReplicationConfiguration?.Rules ?? [],
  );
  const dimensions = named('audit-records-not-replicated').Dimensions;
  expect(rules.map(({ Id }) => Id)).toEqual([
    dimensions.find(({ Name }: { Name: string }) => Name === 'RuleId').Value,
  ]);
});

test('every model has an alarm for failures', () => {
  for (const model of ['small', 'middle', 'large', 'frontier']) {
    expect(named(`model-${model}-fails`)).toBeDefined();
  }
});

test('a model without desired copies has no alarm for copies, a model with desired copies has one', () => {
  const two = { copies: { desired: 2, max: 3 } };
  const running = deploymentWith([{ ...VLLM, ...two }, SAGEMAKER]);
  const names = (of: typeof template) =>
    propertiesOf(of, 'AWS::CloudWatch::Alarm').map(({ AlarmName }) => AlarmName);
  expect(names(template)).not.toContain('test-model-small-too-few-copies');
  expect(names(templateOf('operations', running))).toContain('test-model-small-too-few-copies');
});

test('no two alarms have the same name, whatever models are called', () => {
  const models = ['open-router', 'api', 'audit'].map((name) => ({ ...SAGEMAKER, name }));
  const names = propertiesOf(templateOf('operations', deploymentWith(models)), 'AWS::CloudWatch::Alarm').map(
    ({ AlarmName }) => AlarmName,
  );
  expect(new Set(names).size).toBe(names.length);
});

test('only a deployment with second opinions has an alarm for missing ones', () => {
  const secondOpinion = {
    service: 'comprehend',
    language: 'en',
    classes: { NAME: 'confidential' },
    optOutConfirmedOn: '2026-11-20',
  } as const;
  const asking = templateOf('operations', deploymentWith([VLLM, BEDROCK], { secondOpinion }));
  expect(propertiesOf(asking, 'AWS::CloudWatch::Alarm')).toContainEqual(
    expect.objectContaining({ AlarmName: 'test-second-opinion-fails', MetricName: 'SecondOpinionFailures' }),
  );
  expect(propertiesOf(asking, 'AWS::Logs::MetricFilter')).toContainEqual(
    expect.objectContaining({ FilterPattern: '"second-opinion-failed"' }),
  );
  expect(named('second-opinion-fails')).toBeUndefined();
});
