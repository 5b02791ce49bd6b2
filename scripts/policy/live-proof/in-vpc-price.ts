import type { Deployment } from '../../../lib/config/deployment';
import { listInWords } from '../../../lib/config/list-in-words';
import type { EndpointService } from '../../../lib/plan/endpoint-services';
import { planOf } from '../../../lib/plan/plan';
import { IDLE_PRICES } from '../../preflight/cost/idle-prices';
import { LIVE_ACTIONS } from '../../prove/live/actions';

// The live proof runs in a pipeline. A function in the VPC of the deployment could run it too, and this is what it would
// cost and could not read (docs/decisions/0031-the-live-proof-runs-in-a-pipeline.md).

/**
 * The endpoint services by which a VPC reaches the service of an action, after `com.amazonaws.<region>.` (AWS PrivateLink
 * guide, "AWS services that integrate with AWS PrivateLink"; aws-cdk-lib 2.276.0; read 2026-11-26). S3 and DynamoDB have
 * gateway endpoints, which are free. `elsewhere`: the list of AWS names no endpoint in each region; a global service has one
 * in the region of its control plane, if any.
 */
export const ENDPOINTS: Readonly<Record<string, readonly string[] | 'gateway' | 'elsewhere'>> = {
  apigateway: ['apigateway'],
  'application-autoscaling': ['application-autoscaling'],
  athena: ['athena'],
  autoscaling: ['autoscaling'],
  bedrock: ['bedrock'],
  budgets: 'elsewhere',
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
  iam: 'elsewhere',
  kms: ['kms'],
  lakeformation: ['lakeformation'],
  lambda: ['lambda'],
  logs: ['logs'],
  route53: 'elsewhere',
  route53profiles: 'elsewhere',
  route53resolver: 'elsewhere',
  s3: 'gateway',
  sagemaker: ['sagemaker.api'],
  sns: ['sns'],
  sqs: ['sqs'],
  sts: ['sts'],
  wafv2: ['wafv2'],
};

/**
 * Where the endpoint of IAM is: in the region of its control plane (IAM user guide, "Create a VPC endpoint for IAM", read
 * 2026-11-26).
 */
const IAM_REGION = 'us-east-1';

export interface InVpcPrice {
  /** The endpoint services that the deployment does not have. */
  readonly endpoints: readonly string[];
  /** USD a month, with each endpoint in one zone: a function that runs once a day needs no second. */
  readonly usd: number;
  /** Services without an endpoint in this region, as far as is known: it could not read them. */
  readonly unread: readonly string[];
}

/** What a live proof by a function in the VPC would cost in addition, and could not read. */
export function inVpcPrice(deployment: Deployment): InVpcPrice {
  const services = [...new Set(LIVE_ACTIONS.map((action) => action.split(':')[0] ?? ''))].sort();
  const iamIsHere = deployment.region === IAM_REGION;
  const wanted = services.flatMap((service) => {
    const found = ENDPOINTS[service];
    if (service === 'iam' && iamIsHere) return ['iam'];
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
      (service) => ENDPOINTS[service] === 'elsewhere' && !(service === 'iam' && iamIsHere),
    ),
  };
}

/** One sentence for the person who chooses where the proof runs. */
export function inVpcWords(deployment: Deployment): string {
  const { endpoints, usd, unread } = inVpcPrice(deployment);
  const { asOf } = IDLE_PRICES.interfaceEndpointZone;
  return `The role is for a pipeline. A function in the VPC would need ${endpoints.length} more endpoints, USD ${usd.toFixed(0)} a month in one zone (us-east-1, ${asOf}), and no endpoint in ${deployment.region} is known for ${listInWords(unread)}.`;
}
