import type { Area } from '../../../../lib/proof/expected/area';
import { gateway } from '../../../../lib/proof/expected/gateway/gateway';
import { hosts } from '../../../../lib/proof/expected/hosts/hosts';
import { network } from '../../../../lib/proof/expected/network/network';
import { operations } from '../../../../lib/proof/expected/operations/operations';
import { storage } from '../../../../lib/proof/expected/storage/storage';
import { Edit, type Editable } from '../edit';
import { subjectOf } from '../subjects';
import { differencesFrom } from './area';
import { unnoticed } from './unnoticed';

test.each(['sandbox', 'starter', 'eu-central-1', 'us-gov-west-1'])(
  'the alarms, the dashboard and the budget of %s are as expected',
  (name) => {
    expect(differencesFrom(operations, subjectOf(name))).toEqual([]);
  },
);

/** With the stream, the buckets, the DNS rules, the load balancer and the queues that alarms watch. */
const watched: Area = {
  claims: operations.claims,
  resources: (basis) =>
    [storage, network, hosts, gateway, operations].flatMap((area) => area.resources(basis)),
};

test('a change of any value is noticed, but of words for readers and of what the dashboard draws', () => {
  const accepted = unnoticed(watched, subjectOf('eu-central-1'));
  expect(accepted.filter((words) => /^AWS::(CloudWatch|Budgets)::/.test(words))).toEqual([
    'AWS::CloudWatch::Alarm AlarmDescription is another',
    'AWS::CloudWatch::Alarm AlarmDescription is missing',
    'AWS::CloudWatch::Alarm Metrics.Id is another',
    'AWS::CloudWatch::Alarm Metrics.Id is missing',
    'AWS::CloudWatch::Alarm Metrics.Label is another',
    'AWS::CloudWatch::Alarm Metrics.Label is missing',
    // The default is true.
    'AWS::CloudWatch::Alarm Metrics.ReturnData is missing',
    'AWS::CloudWatch::Dashboard DashboardBody has one more',
    'AWS::CloudWatch::Dashboard DashboardBody is another',
    'AWS::CloudWatch::Dashboard DashboardBody is missing',
  ]);
});

type Sabotage = readonly [what: string, claim: string, change: (edit: Edit) => void];

const ALARM = 'AWS::CloudWatch::Alarm';
const alarm = (id: RegExp, by: (properties: Editable['Properties']) => void) => (edit: Edit) =>
  by(edit.resource(ALARM, id).Properties);

/** Changes the text of the dashboard where it is literal. */
const onDashboard = (from: string, to: string) => (edit: Edit) => {
  const { Properties } = edit.resource('AWS::CloudWatch::Dashboard');
  const text = JSON.stringify(Properties.DashboardBody);
  const inText = (part: string) => JSON.stringify(part).slice(1, -1);
  if (!text.includes(inText(from))) throw new Error(`the dashboard has no ${from}`);
  Properties.DashboardBody = JSON.parse(text.replace(inText(from), inText(to)));
};

const SABOTAGES: readonly Sabotage[] = [
  [
    'a threshold that no failure reaches',
    'I8.alarms',
    alarm(/auditrecordsnotaccepted/, (properties) => {
      properties.Threshold = 1_000_000;
    }),
  ],
  [
    'an alarm on the metric of another deployment',
    'I8.alarms',
    alarm(/auditrecordsnotaccepted/, (properties) => {
      properties.Namespace = 'HybridLlm/sandbox';
    }),
  ],
  [
    'an alarm on the stream of somebody else',
    'I8.alarms',
    alarm(/auditrecordslate/, ({ Dimensions }) => {
      Dimensions[0].Value = 'elsewhere';
    }),
  ],
  [
    'an alarm on another rule of replication',
    'I8.alarms',
    alarm(/auditrecordsnotreplicated/, ({ Dimensions }) => {
      Dimensions.find(({ Name }: { Name: string }) => Name === 'RuleId').Value = 'copy';
    }),
  ],
  [
    'an alarm that is switched off',
    'I8.alarms',
    alarm(/auditreplicationlate/, (properties) => {
      properties.ActionsEnabled = false;
    }),
  ],
  [
    'an alarm on refused names that many of them do not raise',
    'operations.alarms',
    alarm(/dnsnamesrefused/, (properties) => {
      properties.Threshold = 1_000_000;
    }),
  ],
  [
    'no alarm on invocations without the API',
    'operations.alarms',
    (edit) => {
      edit.resource(ALARM, /openrouterinvokedasynchronously/).Type = 'AWS::CloudWatch::AnomalyDetector';
    },
  ],
  [
    'an alarm on another metric of a model',
    'operations.alarms',
    alarm(/modelqwen330bfails/, ({ Metrics }) => {
      Metrics[0].MetricStat.Metric.MetricName = 'RequestCount';
    }),
  ],
  [
    'an alarm that tells a topic of another account',
    'operations.recipients',
    alarm(/firewallrefusesrequests/, ({ AlarmActions }) => {
      AlarmActions.push('arn:aws:sns:eu-central-1:999988887777:elsewhere');
    }),
  ],
  [
    'an alarm that invokes a function',
    'operations.recipients',
    alarm(/openrouterfails/, (properties) => {
      properties.OKActions = ['arn:aws:lambda:eu-central-1:111122223333:function:elsewhere'];
    }),
  ],
  [
    'a notice of the budget to another address',
    'operations.recipients',
    (edit) => {
      const { Properties } = edit.resource('AWS::Budgets::Budget');
      Properties.NotificationsWithSubscribers[0].Subscribers[0].Address = 'somebody@example.com';
    },
  ],
  [
    'a budget of one service',
    'operations.budget',
    (edit) => {
      edit.resource('AWS::Budgets::Budget').Properties.Budget.CostFilters = { Service: ['Amazon S3'] };
    },
  ],
  [
    'a widget that calls a function',
    'operations.dashboard',
    onDashboard('"type":"alarm"', '"type":"custom"'),
  ],
  [
    'a metric that a function computes',
    'operations.dashboard',
    onDashboard('"seconds * 1000"', '"LAMBDA(\'elsewhere\')"'),
  ],
  [
    'a metric of another account',
    'operations.dashboard',
    onDashboard('{"label":"Requests",', '{"label":"Requests","accountId":"999988887777",'),
  ],
];

test.each(SABOTAGES)('%s breaks %s', (_, claim, sabotage) => {
  const subject = subjectOf('eu-central-1');
  sabotage(new Edit(subject));
  const found = differencesFrom(watched, subject);
  expect(found.map((difference) => difference.split(': ')[0])).toContain(claim);
});

test('an alarm that nothing is expected to be is a difference', () => {
  const subject = subjectOf('eu-central-1');
  new Edit(subject).add('gateway', 'Another', { Type: ALARM, Properties: {} });
  expect(differencesFrom(operations, subject)).toEqual([expect.stringContaining('/Another⟧ is a')]);
});
