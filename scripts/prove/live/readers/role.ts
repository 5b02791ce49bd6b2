import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import type { FurtherResource } from '../../../../lib/proof/live/found-account';
import { NotRead } from '../../../../lib/proof/template/found-value';
import { allPages } from '../../../account/all-pages';
import { documentIn } from '../../../account/policy-document';
import { unlessAbsent } from '../../../account/unless-absent';
import { orNotRead } from '../not-read';
import type { Reader } from '../reader';

/** A role with its trust policy, its boundary, and every policy that it has. */
export const role: Reader = {
  actions: [
    'iam:GetRole',
    'iam:ListRolePolicies',
    'iam:GetRolePolicy',
    'iam:ListAttachedRolePolicies',
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
  ],
  async read({ account: { iam }, physicalId: name, resource: { Properties = {} }, isOwn }) {
    const answer = await unlessAbsent(
      iam.send(new GetRoleCommand({ RoleName: name })),
      'NoSuchEntityException',
    );
    if (!answer?.Role) return { kind: 'gone' };
    const { AssumeRolePolicyDocument, Path = '/', PermissionsBoundary, MaxSessionDuration } = answer.Role;
    const inline = await orNotRead(`the inline policies of role ${name}`, () => inlineOf(iam, name));
    const attached = await orNotRead(`the policies attached to role ${name}`, () => attachedTo(iam, name));
    const written = Properties.ManagedPolicyArns !== undefined;
    const foreign =
      attached instanceof NotRead ? [] : attached.filter((arn) => !isOwn('AWS::IAM::ManagedPolicy', arn));
    return {
      kind: 'read',
      properties: {
        AssumeRolePolicyDocument: documentIn(AssumeRolePolicyDocument),
        ...((Properties.Path !== undefined || Path !== '/') && { Path }),
        ...(PermissionsBoundary && { PermissionsBoundary: PermissionsBoundary.PermissionsBoundaryArn }),
        ...(MaxSessionDuration !== HOUR && { MaxSessionDuration }),
        ...(Properties.RoleName !== undefined && { RoleName: name }),
        ...((inline instanceof NotRead || inline.length > 0) && { Policies: inline }),
        ...((attached instanceof NotRead || (written && foreign.length > 0)) && {
          ManagedPolicyArns: attached instanceof NotRead ? attached : foreign,
        }),
      },
      kept: KEPT,
      further: written ? [] : await Promise.all(foreign.map((arn) => attachedPolicy(iam, arn, name))),
    };
  },
};

/** How long a session of a role lasts at most, if nothing else is set. */
const HOUR = 3600;

/** No claim reads them. */
const KEPT = ['Description', 'Tags'];

async function inlineOf(client: IAMClient, RoleName: string) {
  const names = await allPages(
    paginateListRolePolicies({ client }, { RoleName }),
    (page) => page.PolicyNames,
  );
  return Promise.all(
    names.map(async (PolicyName) => {
      const { PolicyDocument } = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return { PolicyName, PolicyDocument: documentIn(PolicyDocument) };
    }),
  );
}

async function attachedTo(client: IAMClient, RoleName: string): Promise<readonly string[]> {
  const pages = paginateListAttachedRolePolicies({ client }, { RoleName });
  const attached = await allPages(pages, ({ AttachedPolicies }) => AttachedPolicies);
  return attached.map(({ PolicyArn = '' }) => PolicyArn);
}

/** A policy of no stack that is attached to a role: what it allows, the role may do. */
async function attachedPolicy(iam: IAMClient, arn: string, role: string): Promise<FurtherResource> {
  const document = await orNotRead(`the policy ${arn}`, () => policyDocument(iam, arn));
  return {
    name: `${arn} on role ${role}`,
    resource: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document, Roles: [role] } },
  };
}

/** The document of a managed policy that is in force. */
export async function policyDocument(iam: IAMClient, PolicyArn: string): Promise<unknown> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
  );
  return documentIn(PolicyVersion?.Document);
}
