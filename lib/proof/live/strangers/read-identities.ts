import type { Statement } from '../../iam/policy-document';
import type { AccountIdentity, NamedPolicy } from './account-identity';
import { livePolicy, mayBe } from './live-policy';

// What iam:GetAccountAuthorizationDetails answers (IAM API reference, "GetAccountAuthorizationDetails", 2026-11).

interface Inline {
  readonly PolicyName?: string;
  readonly PolicyDocument?: string;
}

interface Attached {
  readonly PolicyArn?: string;
}

interface Boundary {
  readonly PermissionsBoundaryArn?: string;
}

interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

interface Entity {
  readonly Path?: string;
  readonly Arn?: string;
  readonly AttachedManagedPolicies?: readonly Attached[];
  readonly PermissionsBoundary?: Boundary;
  readonly Tags?: readonly Tag[];
}

export interface UserDetail extends Entity {
  readonly UserName?: string;
  readonly UserPolicyList?: readonly Inline[];
  readonly GroupList?: readonly string[];
}

export interface GroupDetail {
  readonly GroupName?: string;
  readonly GroupPolicyList?: readonly Inline[];
  readonly AttachedManagedPolicies?: readonly Attached[];
}

export interface RoleDetail extends Entity {
  readonly RoleName?: string;
  readonly RolePolicyList?: readonly Inline[];
  readonly AssumeRolePolicyDocument?: string;
}

export interface PolicyDetail {
  readonly Arn?: string;
  readonly PolicyVersionList?: readonly { readonly Document?: string; readonly IsDefaultVersion?: boolean }[];
}

export interface AuthorizationDetails {
  readonly users: readonly UserDetail[];
  readonly groups: readonly GroupDetail[];
  readonly roles: readonly RoleDetail[];
  readonly policies: readonly PolicyDetail[];
}

/** Every user and every role with its own policies, those of its groups, its boundary, and who may assume it. */
export function identitiesIn({
  users,
  groups,
  roles,
  policies,
}: AuthorizationDetails): readonly AccountIdentity[] {
  const managed = managedIn(policies);
  const groupNamed = new Map(groups.map((group) => [group.GroupName ?? '', group]));
  return [
    ...users.map(
      (user): AccountIdentity => ({
        ...common(user, managed),
        kind: 'user',
        name: user.UserName ?? '',
        policies: [
          ...inline(user.UserPolicyList),
          ...attached(user.AttachedManagedPolicies, managed),
          ...(user.GroupList ?? []).flatMap((name) => ofGroup(name, groupNamed.get(name), managed)),
        ],
        trust: [],
      }),
    ),
    ...roles.map(
      (role): AccountIdentity => ({
        ...common(role, managed),
        kind: 'role',
        name: role.RoleName ?? '',
        policies: [...inline(role.RolePolicyList), ...attached(role.AttachedManagedPolicies, managed)],
        trust: livePolicy(
          documentIn(role.AssumeRolePolicyDocument),
          'trust',
          `the trust policy of ${role.RoleName}`,
        ),
      }),
    ),
  ];
}

type Managed = ReadonlyMap<string, readonly Statement[]>;

const managedIn = (policies: readonly PolicyDetail[]): Managed =>
  new Map(
    policies.map(({ Arn = '', PolicyVersionList = [] }) => {
      const version = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion);
      return [Arn, livePolicy(documentIn(version?.Document), 'identity', `policy ${Arn}`)];
    }),
  );

const common = ({ Arn = '', Path = '/', PermissionsBoundary, Tags = [] }: Entity, managed: Managed) => ({
  arn: Arn,
  path: Path,
  tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  ...(PermissionsBoundary?.PermissionsBoundaryArn !== undefined && {
    boundary: documentOf(PermissionsBoundary.PermissionsBoundaryArn, managed),
  }),
});

/** A policy without a document in the answer may allow anything, or nothing. */
const documentOf = (arn: string, managed: Managed) => managed.get(arn) ?? [mayBe('Allow', `policy ${arn}`)];

const inline = (policies: readonly Inline[] = [], of = ''): readonly NamedPolicy[] =>
  policies.map(({ PolicyName, PolicyDocument }) => {
    const name = `inline policy ${PolicyName}${of}`;
    return { name, statements: livePolicy(documentIn(PolicyDocument), 'identity', name) };
  });

const attached = (policies: readonly Attached[] = [], managed: Managed, of = ''): readonly NamedPolicy[] =>
  policies.map(({ PolicyArn = '' }) => ({
    name: `policy ${PolicyArn}${of}`,
    statements: documentOf(PolicyArn, managed),
  }));

function ofGroup(name: string, group: GroupDetail | undefined, managed: Managed): readonly NamedPolicy[] {
  const of = ` of group ${name}`;
  if (!group) return [{ name: `policies${of}`, statements: [mayBe('Allow', `policies${of}`)] }];
  return [...inline(group.GroupPolicyList, of), ...attached(group.AttachedManagedPolicies, managed, of)];
}

/** IAM writes documents as RFC 3986 escapes a text; what is no JSON is no document. */
function documentIn(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text.trimStart().startsWith('{') ? text : decodeURIComponent(text));
  } catch {
    return undefined;
  }
}
