import { rulesOf } from '../../config/account-rules';
import type { Deployment } from '../../config/deployment';
import { regionFacts } from '../../config/facts/regions';
import type { DemandedBoundary } from '../iam/identities';
import type { StackName } from '../matching/expected';

// What the rules of the account make of names and ARNs. Spelled once more, so that the constructs are compared with it.

/** The name of a stack. */
export const stackOf = (deployment: Pick<Deployment, 'name' | 'accountRules'>, part: StackName): string =>
  [rulesOf(deployment).stackNamePrefix ?? '', deployment.name, '-', part].join('');

/** The path of roles, policies and instance profiles: `/`, or with a slash at both ends. */
export const iamPathOf = (deployment: Pick<Deployment, 'accountRules'>): string =>
  rulesOf(deployment).roles.path ?? '/';

/** The ARN of the permissions boundary; `undefined` if the account demands none. */
export function boundaryOf(deployment: Deployment): string | undefined {
  const { policy } = rulesOf(deployment).permissionsBoundary ?? {};
  if (policy === undefined || /^arn:/.test(policy)) return policy;
  return iamArn(deployment, `policy/${policy.startsWith('/') ? policy.slice(1) : policy}`);
}

/** The permissions boundary that the account demands, with its document if the deployment file has it. */
export function demandedBoundary(deployment: Deployment): DemandedBoundary | undefined {
  const arn = boundaryOf(deployment);
  return arn === undefined ? undefined : { arn, document: rulesOf(deployment).permissionsBoundary?.document };
}

/** The tags of each role: those of the deployment, and those that the account demands of roles. */
export const roleTagsOf = (deployment: Deployment): Readonly<Record<string, string>> => ({
  ...deployment.tags,
  ...rulesOf(deployment).roles.tags,
});

/** The role with which CloudFormation deploys. */
export const deployRoleOf = (deployment: Deployment): string =>
  rulesOf(deployment).synthesis.executionRole ?? bootstrapRole(deployment, 'cfn-exec');

/** The bucket that takes templates and code. */
export function assetBucketOf(deployment: Deployment): string {
  const { synthesis } = rulesOf(deployment);
  if (synthesis.assetBucket !== undefined) return synthesis.assetBucket;
  return `cdk-${qualifierOf(deployment)}-assets-${deployment.account}-${deployment.region}`;
}

/** The qualifier of the CDK bootstrap; `undefined` where the account has none. */
export function qualifierOf(deployment: Pick<Deployment, 'accountRules'>): string | undefined {
  const { synthesis } = rulesOf(deployment);
  return synthesis.kind === 'bootstrap' ? synthesis.qualifier : undefined;
}

type Purpose = 'cfn-exec' | 'deploy' | 'file-publishing' | 'lookup';

/** A role of the bootstrap by the name that `cdk bootstrap` gives it. */
const bootstrapRole = (deployment: Deployment, purpose: Purpose) =>
  iamArn(
    deployment,
    `role/cdk-${qualifierOf(deployment)}-${purpose}-role-${deployment.account}-${deployment.region}`,
  );

const iamArn = ({ account, region }: Deployment, resource: string) =>
  `arn:${regionFacts(region).partition}:iam::${account}:${resource}`;
