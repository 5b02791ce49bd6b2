import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import { type SynthesizedResource, templatesOf } from '../../synthesized';

// Controls that the constructs meet, in the words of the control. The synth of every fixture also judges all 237.

const DEPLOYMENTS = FIXTURES.map((name) => [name, templatesOf(name)] as const);

const ofType = (name: string, type: string): readonly (readonly [string, SynthesizedResource])[] =>
  DEPLOYMENTS.filter(([deployment]) => deployment === name)
    .flatMap(([, templates]) => Object.values(templates))
    .flatMap(({ Resources }) => Object.entries(Resources))
    .filter(([, { Type }]) => Type === type);

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever CloudFormation has.
const properties = (name: string, type: string): Record<string, any>[] =>
  ofType(name, type).map(([, { Properties = {} }]) => Properties);

test.each(FIXTURES)('CT.S3.PR.4: every bucket of %s reports its changes to EventBridge', (name) => {
  const reporting = { EventBridgeConfiguration: { EventBridgeEnabled: true } };
  for (const { NotificationConfiguration } of properties(name, 'AWS::S3::Bucket'))
    expect(NotificationConfiguration).toEqual(reporting);
});

test.each(FIXTURES)('CT.CLOUDWATCH.PR.2: every log of %s is kept for a year at least', (name) => {
  for (const { RetentionInDays } of properties(name, 'AWS::Logs::LogGroup'))
    expect(RetentionInDays).toBeGreaterThanOrEqual(365);
});

test('CT.ECR.PR.1: the image repository deletes what a publisher has retired, and nothing else', () => {
  const [images] = properties('sandbox', 'AWS::ECR::Repository');
  const { rules } = JSON.parse(images?.LifecyclePolicy.LifecyclePolicyText);
  expect(rules).toEqual([
    expect.objectContaining({
      selection: {
        tagStatus: 'tagged',
        tagPrefixList: ['retired-'],
        countType: 'sinceImagePushed',
        countNumber: 30,
        countUnit: 'days',
      },
      action: { type: 'expire' },
    }),
  ]);
});

test.each(['sandbox', 'eu-central-1', 'us-gov-west-1'])(
  'CT.ECS.PR.7: a vLLM container of %s has a hard limit of memory above what ECS reserves for it',
  (name) => {
    const containers = properties(name, 'AWS::ECS::TaskDefinition').flatMap(
      ({ ContainerDefinitions }) => ContainerDefinitions,
    );
    expect(containers.length).toBeGreaterThan(0);
    for (const { Memory, MemoryReservation } of containers) expect(Memory).toBeGreaterThan(MemoryReservation);
  },
);

test('CT.AUTOSCALING.PR.1: a group of GPU instances names the zones of its subnets', () => {
  const zones = properties('sandbox', 'AWS::AutoScaling::AutoScalingGroup').map(
    ({ AvailabilityZones }) => AvailabilityZones,
  );
  expect(zones).toEqual([fixtureDeployment('sandbox').availabilityZones]);
});

test.each(['sandbox', 'eu-central-1', 'us-gov-west-1'])(
  'mail of %s that SNS cannot deliver waits in an encrypted queue',
  (name) => {
    const subscriptions = properties(name, 'AWS::SNS::Subscription');
    expect(subscriptions).toHaveLength(2);
    for (const { RedrivePolicy } of subscriptions)
      expect(RedrivePolicy).toEqual({ deadLetterTargetArn: expect.anything() });
    for (const { KmsMasterKeyId } of properties(name, 'AWS::SQS::Queue'))
      expect(KmsMasterKeyId).toBeDefined();
  },
);

test.each(['sandbox', 'eu-central-1', 'us-gov-west-1'])(
  'no policy of a role of %s has a pattern of objects: buckets say who may read what',
  (name) => {
    const attached = properties(name, 'AWS::IAM::ManagedPolicy').filter(({ Roles }) => Roles !== undefined);
    const statements = attached.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const reading = statements.filter(
      ({ Effect, Action, Resource }) =>
        Effect === 'Allow' &&
        /s3:(Get|Put)Object/.test(JSON.stringify(Action)) &&
        /\*/.test(JSON.stringify(Resource)),
    );
    expect(reading).toEqual([]);
  },
);
