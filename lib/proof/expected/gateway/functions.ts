import type { Lane } from '../../../../policy/lane';
import type { Expected } from '../../matching/expected';
import { claimedBy, type Rule, text, the } from '../../matching/rule';
import { assetBucketOf } from '../account-rules';
import type { Basis } from '../basis';
import { func, group, keyArn, logGroup, roleArn, subnet, topicArn } from '../things';
import { chainHeadsVariables } from './chain-heads';
import { authorizerVariables, routerVariables } from './variables';

type FunctionOwner = `${Lane}-lane` | 'authorizer' | 'chain-heads';

/** What differs between the functions. */
interface FunctionRow {
  readonly owner: FunctionOwner;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly concurrency: number;
  readonly variables: Readonly<Record<string, Rule>>;
}

/** One router for each lane, the signer of their records, and an authorizer if a lane accepts bearer credentials. */
export const functionRows = (basis: Basis): readonly FunctionRow[] => [
  ...basis.lanes.map(
    (lane): FunctionRow => ({
      owner: `${lane}-lane`,
      memoryMb: 1024,
      timeoutSeconds: 900,
      concurrency: 100,
      variables: routerVariables(basis, lane),
    }),
  ),
  {
    owner: 'chain-heads',
    memoryMb: 1769,
    timeoutSeconds: 600,
    // Two runs at once would sign two statements of one number.
    concurrency: 1,
    variables: chainHeadsVariables(basis),
  },
  ...(basis.deployment.bearer
    ? [
        {
          owner: 'authorizer',
          memoryMb: 512,
          timeoutSeconds: 10,
          concurrency: 50,
          variables: authorizerVariables(basis),
        } as const,
      ]
    : []),
];

/** The functions. A layer, a file system, a wrapper, another runtime or image would be a property without a rule. */
export const functionsOf = (basis: Basis): readonly Expected[] =>
  functionRows(basis).flatMap((row) => [functionOf(basis, row), failedInvocations(basis, row.owner)]);

function functionOf(basis: Basis, row: FunctionRow): Expected {
  const { owner, memoryMb, timeoutSeconds, concurrency, variables } = row;
  const { availabilityZones } = basis.deployment;
  return {
    thing: func(owner),
    type: 'AWS::Lambda::Function',
    stack: 'gateway',
    claim: 'gateway.functions',
    properties: {
      Code: { S3Bucket: assetBucketOf(basis.deployment), S3Key: ASSET },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: memoryMb,
      Timeout: timeoutSeconds,
      ReservedConcurrentExecutions: concurrency,
      // No variable of the runtime or an SDK is among them: NODE_OPTIONS, AWS_ENDPOINT_URL_…, AWS_LAMBDA_EXEC_WRAPPER.
      Environment: claimedBy('gateway.environment', { Variables: variables }),
      KmsKeyArn: claimedBy('I6.gateway', keyArn(basis, 'data')),
      Role: roleArn(basis, owner),
      VpcConfig: {
        SubnetIds: availabilityZones.map((zone) => the(subnet(zone))),
        SecurityGroupIds: [the(group(owner))],
      },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: the(logGroup(owner)) },
      TracingConfig: { Mode: 'Active' },
      DeadLetterConfig: claimedBy('I7.dead-letters', { TargetArn: topicArn(basis, owner) }),
      RecursiveLoop: 'Terminate',
    },
  };
}

/** The claim `functions.code` says which asset of the assembly it is, and what is in it. */
const ASSET = text('the key of an asset: a hash and .zip', (found) => /^[0-9a-f]{64}\.zip$/.test(found));

/** An asynchronous invocation that fails is not tried again, and goes to the topic without subscribers only. */
const failedInvocations = (basis: Basis, owner: FunctionOwner): Expected => ({
  thing: `failed invocations of ${owner}`,
  type: 'AWS::Lambda::EventInvokeConfig',
  stack: 'gateway',
  claim: 'I7.dead-letters',
  properties: {
    FunctionName: the(func(owner)),
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 0,
    MaximumEventAgeInSeconds: 60,
    DestinationConfig: { OnFailure: { Destination: topicArn(basis, owner) } },
  },
});
