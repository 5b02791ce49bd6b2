import { Duration, aws_events as events, aws_events_targets as targets } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import {
  CHAIN_HEADS_CONFIG_FILE,
  readChainHeadsConfig,
} from '../../lambda/chain-heads/config/chain-heads-config';
import { regionFacts } from '../config/facts/regions';
import { type Plan, policyOfRole } from '../plan/plan';
import { required } from '../plan/required';
import type { FoundationResources } from '../resources/foundation-resources';
import { handlerBundle } from './handler-bundle';
import { IsolatedFunction } from './isolated-function';
import { SIGNER_CONCURRENCY } from './reserved-concurrency';
import { RECORDS_BUCKET, SIGNING_KEY_ARN } from './variable-names';

export interface ChainHeadsSignerProps {
  readonly plan: Pick<Plan, 'deployment' | 'policies'>;
  readonly foundation: Pick<FoundationResources, 'vpc' | 'keys' | 'audit' | 'chainHeads'>;
}

/** The longest run. A normal one takes seconds; the rest is for catching up (lambda/chain-heads/index.ts). */
const TIMEOUT_SECONDS = 600;

/**
 * Signs every hour what each chain of audit records ends with, so that a rewritten or removed end is seen
 * (docs/decisions/0016-signed-chain-heads.md). The next run makes up for an hour that is missed.
 */
export class ChainHeadsSigner extends IsolatedFunction {
  constructor(scope: Construct, id: string, { plan, foundation }: ChainHeadsSignerProps) {
    const { deployment } = plan;
    super(scope, id, {
      description: `Signer of ${deployment.name}: the heads of the chains of audit records`,
      code: handlerBundle({
        handler: 'chain-heads',
        configuration: readChainHeadsConfig({
          version: 1,
          deployment: deployment.name,
          account: deployment.account,
          region: deployment.region,
          dnsSuffix: regionFacts(deployment.region).dnsSuffix,
          bucketVariable: RECORDS_BUCKET,
          keyVariable: SIGNING_KEY_ARN,
        }),
        configurationFile: CHAIN_HEADS_CONFIG_FILE,
      }),
      // One vCPU, and room for eight objects of the largest size.
      memoryMb: 1769,
      timeoutSeconds: TIMEOUT_SECONDS,
      concurrency: SIGNER_CONCURRENCY,
      environment: {
        [RECORDS_BUCKET]: foundation.audit.records.bucketName,
        [SIGNING_KEY_ARN]: foundation.keys.heads.keyArn,
      },
      identity: foundation.chainHeads,
      servicePolicy: required(policyOfRole(plan, 'chain-heads', 'service'), 'a policy of the signer'),
      vpc: foundation.vpc,
      encryptionKey: foundation.keys.data,
    });
    new events.Rule(this, 'EveryHour', {
      description: 'Signs the heads of the chains of audit records',
      schedule: events.Schedule.rate(Duration.hours(1)),
      targets: [
        new targets.LambdaFunction(this.function, { retryAttempts: 2, maxEventAge: Duration.minutes(30) }),
      ],
    });
  }
}
