import type { ChainHeadsConfig } from '../../../../lambda/chain-heads/config/chain-heads-config';
import type { Expected } from '../../matching/expected';
import { irrelevant, type Rule, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { bucket, func, functionArn, keyArn } from '../things';

const SCHEDULE = 'schedule of chain-heads';

/** What starts the signer: the schedule, every hour, with no input that the file does not say. */
export const scheduleOf = (basis: Basis): readonly Expected[] => [
  {
    thing: SCHEDULE,
    type: 'AWS::Events::Rule',
    stack: 'gateway',
    claim: 'I8.chain-heads',
    properties: {
      Description: irrelevant('for readers only'),
      ScheduleExpression: 'rate(1 hour)',
      State: 'ENABLED',
      Targets: [
        {
          Id: irrelevant('the name of the only target of the rule'),
          Arn: functionArn(basis, 'chain-heads'),
          RetryPolicy: { MaximumEventAgeInSeconds: 1800, MaximumRetryAttempts: 2 },
        },
      ],
    },
  },
  {
    thing: 'permission of the schedule',
    type: 'AWS::Lambda::Permission',
    stack: 'gateway',
    claim: 'gateway.invocation',
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: basis.arn('lambda', `function:${the(func('chain-heads'))}`),
      Principal: 'events.amazonaws.com',
      SourceArn: basis.arn('events', `rule/${the(SCHEDULE)}`),
    },
  },
];

export const chainHeadsVariables = (basis: Basis): Readonly<Record<string, Rule>> => ({
  RECORDS_BUCKET: the(bucket('records')),
  SIGNING_KEY_ARN: keyArn(basis, 'heads'),
});

/** The configuration that the signer must have, every field of it. */
export const chainHeadsConfiguration = ({ deployment, dnsSuffix }: Basis): ChainHeadsConfig => ({
  version: 1,
  deployment: deployment.name,
  account: deployment.account,
  region: deployment.region,
  dnsSuffix,
  bucketVariable: 'RECORDS_BUCKET',
  keyVariable: 'SIGNING_KEY_ARN',
});
