import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  type IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import { allPages } from './all-pages';
import { documentIn } from './policy-document';

/** Every policy of a role, inline and attached, as JSON. */
export async function roleDocuments(RoleName: string, client: IAMClient): Promise<readonly unknown[]> {
  const inline = await allPages(
    paginateListRolePolicies({ client }, { RoleName }),
    (page) => page.PolicyNames,
  );
  const attached = await allPages(
    paginateListAttachedRolePolicies({ client }, { RoleName }),
    (page) => page.AttachedPolicies,
  );
  const texts = [
    ...inline.map(async (PolicyName) =>
      client.send(new GetRolePolicyCommand({ RoleName, PolicyName })).then((one) => one.PolicyDocument),
    ),
    ...attached.map(async ({ PolicyArn }) => textOf(PolicyArn ?? '', client)),
  ];
  return (await Promise.all(texts)).map(documentIn);
}

async function textOf(PolicyArn: string, client: IAMClient): Promise<string | undefined> {
  const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
  const version = new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId });
  return (await client.send(version)).PolicyVersion?.Document;
}
