import type { Expected, StackName } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { claimedBy, irrelevant, the } from '../../matching/rule';
import type { Basis } from '../basis';
import {
  importedRole,
  keyArn,
  type Owner,
  roleArn,
  topic,
  topicArn,
  undelivered,
  undeliveredArn,
} from '../things';
import { functionRows } from './functions';

/** What differs between the topics. */
interface TopicRow {
  readonly name: string;
  readonly stack: StackName;
  readonly claim: string;
  /** Who publishes, besides principals whose own policies allow it. @default nobody */
  readonly publishers?: readonly Pick<ExpectedStatement, 'principals' | 'conditions'>[];
  /** Whether the operators get it by mail. */
  readonly mailed: boolean;
}

/**
 * The topics. Failed invocations may contain a prompt: their topics have no subscription and one publisher. Events of
 * GPU instances come from a service-linked role, whose own policy allows it.
 */
function topicRows(basis: Basis): readonly TopicRow[] {
  const { account } = basis.deployment;
  return [
    ...functionRows(basis).map(
      ({ owner }): TopicRow => ({
        name: owner,
        stack: 'gateway',
        claim: 'I7.dead-letters',
        publishers: publisherOf(basis, owner),
        mailed: false,
      }),
    ),
    ...(basis.modelsOn('vllm').length > 0
      ? [{ name: 'vllm-events', stack: 'inference', claim: 'gateway.topics', mailed: true } as const]
      : []),
    {
      name: 'alarms',
      stack: 'operations',
      claim: 'gateway.topics',
      publishers: [
        {
          principals: { Service: ['cloudwatch.amazonaws.com'] },
          conditions: {
            StringEquals: { 'aws:SourceAccount': [account] },
            ArnLike: { 'aws:SourceArn': [basis.arn('cloudwatch', 'alarm:*')] },
          },
        },
      ],
      mailed: true,
    },
  ];
}

/** An imported role of the same account publishes by its own policy: the topic then names nobody. */
const publisherOf = (basis: Basis, owner: Owner) =>
  importedRole(basis, owner) === undefined ? [{ principals: { AWS: [roleArn(basis, owner)] } }] : [];

export const topicsOf = (basis: Basis): readonly Expected[] =>
  topicRows(basis)
    .filter(({ name }) => name !== 'alarms' || !basis.deployment.imports.alarmTopic)
    .flatMap((row) => [
      topicOf(basis, row),
      topicPolicy(basis, row),
      ...(row.mailed ? [mail(basis, row), ...queueOf(basis, row)] : []),
    ]);

const topicOf = (basis: Basis, { name, stack, claim }: TopicRow): Expected => ({
  stack,
  claim,
  thing: topic(name),
  type: 'AWS::SNS::Topic',
  properties: {
    KmsMasterKeyId: claimedBy('I6.gateway', keyArn(basis, 'data')),
    DisplayName: irrelevant('the name of the sender in mails'),
  },
});

/** Who publishes alarms, as the policy of their topic has to say. */
export const alarmPublishers = (basis: Basis): readonly ExpectedStatement[] =>
  topicRows(basis).flatMap(({ name, publishers = [] }) =>
    name === 'alarms' ? publishers.map((publisher) => publishes(basis, name, publisher)) : [],
  );

const publishes = (basis: Basis, name: string, publisher: object): ExpectedStatement => ({
  effect: 'Allow',
  actions: ['sns:Publish'],
  resources: [topicArn(basis, name)],
  ...publisher,
});

function topicPolicy(basis: Basis, { name, stack, claim, publishers = [] }: TopicRow): Expected {
  const arn = topicArn(basis, name);
  return {
    stack,
    claim,
    thing: `policy of ${topic(name)}`,
    type: 'AWS::SNS::TopicPolicy',
    properties: {
      Topics: [arn],
      PolicyDocument: policy(
        {
          effect: 'Deny',
          principals: '*',
          actions: ['sns:Publish'],
          resources: [arn],
          conditions: { Bool: { 'aws:SecureTransport': ['false'] } },
        },
        ...publishers.map((publisher) => publishes(basis, name, publisher)),
      ),
    },
  };
}

const mail = (basis: Basis, { name, stack, claim }: TopicRow): Expected => ({
  stack,
  claim,
  thing: `mail of ${topic(name)}`,
  type: 'AWS::SNS::Subscription',
  properties: {
    TopicArn: topicArn(basis, name),
    Protocol: 'email',
    Endpoint: basis.deployment.operations.alarmEmail,
    RedrivePolicy: { deadLetterTargetArn: undeliveredArn(basis, name) },
  },
});

/** Keeps for two weeks what could not be mailed. Only the topic sends to it. */
function queueOf(basis: Basis, { name, stack, claim }: TopicRow): readonly Expected[] {
  const arn = undeliveredArn(basis, name);
  return [
    {
      stack,
      claim,
      thing: undelivered(name),
      type: 'AWS::SQS::Queue',
      properties: {
        KmsMasterKeyId: claimedBy('I6.gateway', keyArn(basis, 'data')),
        MessageRetentionPeriod: 14 * 86_400,
        RedriveAllowPolicy: { redrivePermission: 'allowAll' },
      },
    },
    {
      stack,
      claim,
      thing: `policy of ${undelivered(name)}`,
      type: 'AWS::SQS::QueuePolicy',
      properties: {
        Queues: [the(undelivered(name))],
        PolicyDocument: policy(
          {
            effect: 'Deny',
            principals: '*',
            actions: ['sqs:*'],
            resources: [arn],
            conditions: { Bool: { 'aws:SecureTransport': ['false'] } },
          },
          {
            effect: 'Allow',
            principals: { Service: ['sns.amazonaws.com'] },
            actions: ['sqs:SendMessage'],
            resources: [arn],
            conditions: { ArnEquals: { 'aws:SourceArn': [topicArn(basis, name)] } },
          },
        ),
      },
    },
  ];
}
