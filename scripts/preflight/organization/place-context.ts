import type { Deployment } from '../../../lib/config/deployment';
import { partitionOf } from '../../../lib/config/facts/regions';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';

/** Services whose calls have one region in the whole partition (IAM user guide, "aws:RequestedRegion", read 2026-11-26). */
const GLOBAL = /^(?:budgets|iam|organizations|route53):/;
const GLOBAL_REGIONS: Readonly<Record<string, string>> = { aws: 'us-east-1', 'aws-us-gov': 'us-gov-west-1' };

/** What a policy may ask of any call of the deployment: where it goes, and that no person made it. */
export function placeContext(
  action: string,
  resource: string,
  { account, region }: Pick<Deployment, 'account' | 'region'>,
): ContextValues {
  const asked = requestedRegion(action, resource, region);
  return {
    ...(asked !== undefined && { 'aws:RequestedRegion': asked }),
    ...(isOwn(resource, account) && { 'aws:ResourceAccount': account }),
    'aws:PrincipalAccount': account,
    'aws:PrincipalIsAWSService': 'false',
    'aws:SecureTransport': 'true',
    'aws:MultiFactorAuthPresent': ABSENT,
    'aws:MultiFactorAuthAge': ABSENT,
    'bedrock:BearerTokenType': ABSENT,
    'sagemaker:BearerTokenType': ABSENT,
  };
}

/** What is created with the deployment is in its account, also where the ARN says no account. */
const isOwn = (resource: string, account: string): boolean =>
  resource.split(':')[4] === account || /⟦[^⟧]+⟧/.test(resource);

/** No code of the deployment makes the call on a machine: not a function, an instance, or a job of Glue. */
export const FROM_NO_MACHINE: ContextValues = {
  'lambda:SourceFunctionArn': ABSENT,
  'ec2:SourceInstanceArn': ABSENT,
  'glue:CredentialIssuingService': ABSENT,
};

/**
 * The region that a policy sees. Bedrock is asked in each destination of a profile; a global profile has the region
 * `unspecified` (AWS security blog, "Securing cross-Region inference", 2026-01). `undefined`: not known.
 */
function requestedRegion(action: string, resource: string, region: string): string | undefined {
  if (GLOBAL.test(action)) return GLOBAL_REGIONS[partitionOf(region) ?? ''];
  const [scheme, , , named = ''] = resource.split(':');
  if (scheme !== 'arn') return region;
  if (/^arn:[^:]*:bedrock::/.test(resource)) return 'unspecified';
  if (named.includes('*')) return undefined;
  return named === '' ? region : named;
}
