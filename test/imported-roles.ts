import type { DeploymentInput } from '../lib/config/deployment';
import { regionFacts } from '../lib/config/facts/regions';
import type { ImportedRoles } from '../lib/config/imports/imported-roles';
import { readDeployment } from '../lib/config/read-deployment';
import { rolesInUse } from '../lib/config/roles-in-use';

/** Roles of another team for every use that a deployment has, named `<prefix><use>`. */
export function rolesFor(input: DeploymentInput, prefix: string): ImportedRoles {
  const { account, region, ...deployment } = readDeployment(input, input.name);
  const iam = `arn:${regionFacts(region).partition}:iam::${account}`;
  const used = rolesInUse({ ...deployment, region });
  return {
    arns: Object.fromEntries(used.map((role) => [role, `${iam}:role${prefix}${role}`])),
    ...(used.includes('vllm-instance') && {
      instanceProfile: `${iam}:instance-profile${prefix}vllm-instance`,
    }),
    vouchedBy: { name: 'identity and access team', on: '2026-11-16' },
  };
}
