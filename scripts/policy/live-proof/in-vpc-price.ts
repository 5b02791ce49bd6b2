import type { Deployment } from '../../../lib/config/deployment';
import { partitionOf } from '../../../lib/config/facts/regions';
import { listInWords } from '../../../lib/config/list-in-words';
import type { EndpointService } from '../../../lib/plan/endpoint-services';
import { planOf } from '../../../lib/plan/plan';
import { IDLE_PRICES } from '../../preflight/cost/idle-prices';
import { LIVE_ACTIONS } from '../../prove/live/actions';

// The live proof runs in a pipeline. A function in the VPC of the deployment could run it too, and this is what it would
// cost and could not read (docs/decisions/0031-the-live-proof-runs-in-a-pipeline.md).

/**
 * The endpoint services by which a VPC reaches the service of an action, after `com.amazonaws.<region>.` (aws-cdk-lib 2.276.0,
 * `InterfaceVpcEndpointAwsService`). S3 and DynamoDB have gateway endpoints, which are free. `global`: the endpoint service
 * has no region in its name, and a VPC of another region of the commercial partition reaches it too (AWS PrivateLink guide,
 * "Cross-region enabled AWS services"; the older page of the IAM user guide still asks for a transit gateway). `unknown`: no
 * source names an endpoint service.
 */
export const ENDPOINTS: Readonly<Record<string, readonly string[] | 'gateway' | 'global' | 'unknown'>> = {
  apigateway: ['apigateway'],
  'application-autoscaling': ['application-autoscaling'],
  athena: ['athena'],
  autoscaling: ['autoscaling'],
  bedrock: ['bedrock'],
  budgets: 'unknown',
  cloudformation: ['cloudformation', 'cloudcontrolapi'],
  cloudwatch: ['monitoring'],
  dynamodb: 'gateway',
  ec2: ['ec2'],
  ecr: ['ecr.api'],
  ecs: ['ecs'],
  elasticloadbalancing: ['elasticloadbalancing'],
  events: ['events'],
  firehose: ['kinesis-firehose'],
  glue: ['glue'],
  iam: 'global',
  kms: ['kms'],
  lakeformation: ['lakeformation'],
  lambda: ['lambda'],
  logs: ['logs'],
  route53: 'global',
  route53profiles: 'unknown',
  route53resolver: 'unknown',
  s3: 'gateway',
  sagemaker: ['sagemaker.api'],
  sns: ['sns'],
  sqs: ['sqs'],
  sts: ['sts'],
  wafv2: ['wafv2'],
};

export interface InVpcPrice {
  /** The endpoint services that the deployment does not have. */
  readonly endpoints: readonly string[];
  /** USD a month, with each endpoint in one zone: a function that runs once a day needs no second. */
  readonly usd: number;
  /** Services without an endpoint for this region, as far as is known: it could not read them. */
  readonly unread: readonly string[];
}

/** What a live proof by a function in the VPC would cost in addition, and could not read. */
export function inVpcPrice(deployment: Deployment): InVpcPrice {
  const services = [...new Set(LIVE_ACTIONS.map((action) => action.split(':')[0] ?? ''))].sort();
  const reachesGlobal = partitionOf(deployment.region) === 'aws';
  const wanted = services.flatMap((service) => {
    const found = ENDPOINTS[service];
    if (found === 'global' && reachesGlobal) return [service];
    return Array.isArray(found) ? (found as readonly string[]) : [];
  });
  const there: ReadonlySet<string> = new Set<EndpointService>([
    ...planOf(deployment).needs.map(({ service }) => service),
    ...deployment.imports.endpoints.map(({ service }) => service),
  ]);
  const endpoints = wanted.filter((service) => !there.has(service));
  return {
    endpoints,
    usd: endpoints.length * IDLE_PRICES.interfaceEndpointZone.usd,
    unread: services.filter(
      (service) => ENDPOINTS[service] === 'unknown' || (ENDPOINTS[service] === 'global' && !reachesGlobal),
    ),
  };
}

/** One sentence for the person who chooses where the proof runs. */
export function inVpcWords(deployment: Deployment): string {
  const { endpoints, usd, unread } = inVpcPrice(deployment);
  const { asOf } = IDLE_PRICES.interfaceEndpointZone;
  return `The role is for a pipeline. A function in the VPC would need ${endpoints.length} more endpoints, USD ${usd.toFixed(0)} a month in one zone (us-east-1, ${asOf}), and no endpoint for ${deployment.region} is known for ${listInWords(unread)}.`;
}
