import {
  DescribePolicyCommand,
  type OrganizationsClient,
  paginateListParents,
  paginateListPoliciesForTarget,
} from '@aws-sdk/client-organizations';
import { type ControlPolicy, controlPolicy } from './policy-source';

/** The policies of one level: of the account, of a unit above it, or of the root. */
export interface Level {
  readonly target: string;
  readonly policies: readonly ControlPolicy[];
}

/**
 * The service control policies of an account and of everything above it. A call needs an allow on each level (AWS
 * Organizations user guide, "SCP evaluation", read 2026-11-26). Only the management account, and an account that it has
 * delegated to, may read them.
 */
export async function attachedPolicies(
  account: string,
  client: OrganizationsClient,
): Promise<readonly Level[]> {
  const targets = [account];
  for (let target: string | undefined = account; target !== undefined; ) {
    target = await parentOf(target, client);
    if (target !== undefined) targets.push(target);
  }
  const levels: Level[] = [];
  for (const target of targets) levels.push({ target, policies: await policiesOf(target, client) });
  return levels;
}

/** The unit or the root above; `undefined`: it is the root. */
async function parentOf(ChildId: string, client: OrganizationsClient): Promise<string | undefined> {
  if (ChildId.startsWith('r-')) return undefined;
  for await (const { Parents = [] } of paginateListParents({ client }, { ChildId })) {
    if (Parents[0]?.Id !== undefined) return Parents[0].Id;
  }
  return undefined;
}

async function policiesOf(TargetId: string, client: OrganizationsClient): Promise<readonly ControlPolicy[]> {
  const policies: ControlPolicy[] = [];
  const input = { TargetId, Filter: 'SERVICE_CONTROL_POLICY' } as const;
  for await (const page of paginateListPoliciesForTarget({ client }, input)) {
    for (const { Id: PolicyId, Name = PolicyId ?? '' } of page.Policies ?? []) {
      const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId }));
      policies.push(controlPolicy(Name, JSON.parse(Policy?.Content ?? '{}')));
    }
  }
  return policies;
}
