import { GetPolicyCommand, type IAMClient, paginateListEntitiesForPolicy } from '@aws-sdk/client-iam';
import { NotRead } from '../../../../lib/proof/template/found-value';
import { unlessAbsent } from '../../../account/unless-absent';
import { orNotRead } from '../not-read';
import type { Reader } from '../reader';
import { policyDocument } from './role';

/** A managed policy: the version in force, and everything that it is attached to. */
export const managedPolicy: Reader = {
  actions: ['iam:GetPolicy', 'iam:GetPolicyVersion', 'iam:ListEntitiesForPolicy'],
  async read({ account: { iam }, physicalId: arn, resource: { Properties = {} } }) {
    const found = await unlessAbsent(
      iam.send(new GetPolicyCommand({ PolicyArn: arn })),
      'NoSuchEntityException',
    );
    if (!found?.Policy) return { kind: 'gone' };
    const document = await orNotRead(`the policy ${arn}`, () => policyDocument(iam, arn));
    const entities = await orNotRead(`what the policy ${arn} is attached to`, () => attachedTo(iam, arn));
    const { Path = '/' } = found.Policy;
    return {
      kind: 'read',
      properties: {
        PolicyDocument: document,
        ...((Properties.Path !== undefined || Path !== '/') && { Path }),
        ...(entities instanceof NotRead ? { Roles: entities } : entities),
      },
      kept: ['Description', 'ManagedPolicyName'],
    };
  },
};

async function attachedTo(client: IAMClient, PolicyArn: string) {
  const found = { Roles: [] as string[], Users: [] as string[], Groups: [] as string[] };
  const pages = paginateListEntitiesForPolicy(
    { client },
    { PolicyArn, PolicyUsageFilter: 'PermissionsPolicy' },
  );
  for await (const { PolicyRoles = [], PolicyUsers = [], PolicyGroups = [] } of pages) {
    found.Roles.push(...PolicyRoles.map(({ RoleName = '' }) => RoleName));
    found.Users.push(...PolicyUsers.map(({ UserName = '' }) => UserName));
    found.Groups.push(...PolicyGroups.map(({ GroupName = '' }) => GroupName));
  }
  return Object.fromEntries(Object.entries(found).filter(([, names]) => names.length > 0));
}
