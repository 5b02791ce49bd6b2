import { resolve } from '../template/resolve';
import { type FoundResource, readable, Unreadable, type World } from '../template/world';
import { Undecided } from '../undecided';
import { readPolicy, type Statement } from './policy-document';
import type { Principal } from './principal';

/** A role of the deployment with its policies. */
export interface Identity {
  readonly name: string;
  readonly arn: string;
  readonly principal: Extract<Principal, { arn: string }>;
  readonly statements: readonly Statement[];
  /**
   * What policies of buckets allow the role by name. In one account it needs no statement of its own for it. A bucket's
   * policy decides about that bucket alone, so claims about models, records and other services read `statements`.
   */
  readonly granted: readonly Statement[];
  readonly boundary?: readonly Statement[];
  /** Who may assume the role. */
  readonly trust: readonly Statement[];
}

/** What allows the role something: its own policies, and those of buckets. */
export const allowing = ({ statements, granted }: Identity): readonly Statement[] => [
  ...statements,
  ...granted,
];

/** The permissions boundary that the account demands, which is in no template. */
export interface DemandedBoundary {
  readonly arn: string;
  /** Its document, if the deployment file has it. */
  readonly document?: unknown;
}

/**
 * Every role of the deployment. The account's own boundary limits a role by the document that the deployment file gives.
 * Without one it is not evaluated: it can only take away.
 *
 * @throws Undecided on a policy that belongs elsewhere, or whose document does
 */
export function identities(world: World, demanded?: DemandedBoundary): readonly Identity[] {
  const attached = attachedPolicies(world);
  const roles = world.ofType('AWS::IAM::Role').map((role) => identityOf(world, role, attached, demanded));
  for (const { role } of attached) {
    if (!roles.some(({ name }) => name === role)) {
      throw new Undecided(`a policy is attached to role ${role}, which is not in the templates`);
    }
  }
  return roles;
}

function identityOf(
  world: World,
  role: FoundResource,
  attached: readonly Attached[],
  demanded: DemandedBoundary | undefined,
): Identity {
  const { account, partition } = world.templates;
  const { name } = role;
  const path = role.has('Path') ? role.text('Path').replace(/^\//, '') : '';
  const arn = `arn:${partition}:iam::${account}:role/${path}${name}`;
  const inline = (role.get('Policies') ?? []) as readonly { PolicyDocument: unknown }[];
  return {
    name,
    arn,
    principal: { kind: 'role', arn, account },
    statements: [
      ...inline.flatMap(({ PolicyDocument }) => readPolicy(PolicyDocument, 'identity', role.symbol)),
      ...role.texts('ManagedPolicyArns').flatMap((policy) => managed(world, role, policy)),
      ...attached.filter((policy) => policy.role === name).flatMap(({ statements }) => statements),
    ],
    granted: granted(world, arn),
    ...(role.has('PermissionsBoundary') && {
      boundary: boundaryOf(world, role, demanded),
    }),
    trust: readPolicy(role.get('AssumeRolePolicyDocument'), 'trust', role.symbol),
  };
}

function boundaryOf(
  world: World,
  role: FoundResource,
  demanded: DemandedBoundary | undefined,
): readonly Statement[] | undefined {
  const arn = role.text('PermissionsBoundary');
  if (arn !== demanded?.arn) return managed(world, role, arn);
  if (demanded.document === undefined) return undefined;
  return readPolicy(demanded.document, 'identity', `the permissions boundary ${arn}`);
}

interface Attached {
  readonly role: string;
  readonly statements: readonly Statement[];
}

/** Policies that list their roles, instead of being listed by them. */
function attachedPolicies(world: World): readonly Attached[] {
  const listed = world.ofType('AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy').flatMap((policy) => {
    if (policy.texts('Users').length + policy.texts('Groups').length > 0) {
      throw new Undecided(`${policy.symbol} is attached to users or groups; the proof reads roles only`);
    }
    const statements = readPolicy(policy.get('PolicyDocument'), 'identity', policy.symbol);
    return policy.texts('Roles').map((role) => ({ role, statements }));
  });
  const single = world.ofType('AWS::IAM::RolePolicy').map((policy) => ({
    role: policy.text('RoleName'),
    statements: readPolicy(policy.get('PolicyDocument'), 'identity', policy.symbol),
  }));
  return [...listed, ...single];
}

/**
 * The statements of a managed policy or of a boundary.
 *
 * @throws Undecided if its document is not in the templates: it may allow anything, or nothing
 */
function managed(world: World, role: FoundResource, arn: string): readonly Statement[] {
  const policy = world
    .ofType('AWS::IAM::ManagedPolicy')
    .find((one) => resolve(world.templates, one.stack, { Ref: one.logicalId }) === arn);
  if (!policy) throw new Undecided(`${role.symbol} has the policy ${arn}, which is not in the templates`);
  return readPolicy(policy.get('PolicyDocument'), 'identity', policy.symbol);
}

/** A policy that cannot be read allows nothing here: what is expected of every bucket policy reports it. */
function granted(world: World, arn: string): readonly Statement[] {
  return world
    .ofType('AWS::S3::BucketPolicy')
    .flatMap((policy) => {
      const read = readable(() => readPolicy(policy.get('PolicyDocument'), 'resource', policy.symbol));
      return read instanceof Unreadable ? [] : (read as readonly Statement[]);
    })
    .filter(({ effect, principals }) => effect === 'Allow' && principals?.AWS?.includes(arn));
}
