import { identities } from '../../../../lib/proof/iam/identities';
import type { TemplateResource } from '../../../../lib/proof/template/template';
import { createWorld } from '../../../../lib/proof/template/world';

const TRUST = {
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
};
const allowing = (Action: string) => ({ Statement: { Effect: 'Allow', Action, Resource: '*' } });
const role = (Properties: object = {}): TemplateResource => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: TRUST, ...Properties },
});

const rolesOf = (Resources: Record<string, TemplateResource>) =>
  identities(
    createWorld({
      stacks: { s: { Resources } },
      account: '111122223333',
      region: 'eu-central-1',
      partition: 'aws',
      dnsSuffix: 'amazonaws.com',
    }),
  );
/** The actions that the one role of these templates is allowed. */
const actionsOf = (Resources: Record<string, TemplateResource>) =>
  rolesOf(Resources).flatMap(({ statements }) => statements.flatMap(({ actions }) => actions.patterns));

test('a role without a name is called by its symbol', () => {
  expect(rolesOf({ Role: role() })).toEqual([
    expect.objectContaining({
      name: '⟦s/Role⟧',
      arn: 'arn:aws:iam::111122223333:role/⟦s/Role⟧',
      principal: { kind: 'role', arn: 'arn:aws:iam::111122223333:role/⟦s/Role⟧', account: '111122223333' },
      statements: [],
    }),
  ]);
});

test('a name and a path that the template gives are parts of the ARN', () => {
  const [identity] = rolesOf({ Role: role({ RoleName: 'claims', Path: '/applications/' }) });
  expect([identity?.name, identity?.arn]).toEqual([
    'claims',
    'arn:aws:iam::111122223333:role/applications/claims',
  ]);
});

test('who may put a role on is read from its trust policy', () => {
  expect(rolesOf({ Role: role() })[0]?.trust).toEqual([
    expect.objectContaining({ principals: { Service: ['lambda.amazonaws.com'] } }),
  ]);
});

test('a role without a boundary has none', () => {
  expect(rolesOf({ Role: role() })[0]).not.toHaveProperty('boundary');
});

test.each([
  ['policies inside the role', { Role: role({ Policies: [{ PolicyDocument: allowing('s3:GetObject') }] }) }],
  [
    'managed policies that the role names',
    {
      Role: role({ ManagedPolicyArns: [{ Ref: 'Policy' }] }),
      Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: allowing('s3:GetObject') } },
    },
  ],
  [
    'managed policies that name the role',
    {
      Role: role(),
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: allowing('s3:GetObject') },
      },
    },
  ],
  [
    'policies that name the role',
    {
      Role: role(),
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: allowing('s3:GetObject') },
      },
    },
  ],
  [
    'policies of one role',
    {
      Role: role(),
      Policy: {
        Type: 'AWS::IAM::RolePolicy',
        Properties: { RoleName: { Ref: 'Role' }, PolicyDocument: allowing('s3:GetObject') },
      },
    },
  ],
])('a role is allowed what stands in %s', (_what, resources) => {
  expect(actionsOf(resources)).toEqual(['s3:GetObject']);
});

test('a policy that names another role gives this one nothing', () => {
  const resources = {
    Role: role(),
    Other: role(),
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { Roles: [{ Ref: 'Other' }], PolicyDocument: allowing('s3:GetObject') },
    },
  };
  expect(rolesOf(resources).map(({ statements }) => statements.length)).toEqual([0, 1]);
});

test('a boundary is read like a managed policy', () => {
  const roles = rolesOf({
    Role: role({ PermissionsBoundary: { Ref: 'Limit' } }),
    Other: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: allowing('kms:*') } },
    Limit: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: allowing('s3:GetObject') } },
  });
  expect(roles[0]?.boundary?.map(({ actions }) => actions.patterns)).toEqual([['s3:GetObject']]);
});

test.each([
  ['a policy of AWS', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  ['a policy of the account', 'arn:aws:iam::111122223333:policy/elsewhere'],
])('what %s allows is undecided, because its document is not in the templates', (_what, arn) => {
  const words = `⟦s/Role⟧ has the policy ${arn}, which is not in the templates`;
  expect(() => rolesOf({ Role: role({ ManagedPolicyArns: [arn] }) })).toThrow(words);
  expect(() => rolesOf({ Role: role({ PermissionsBoundary: arn }) })).toThrow(words);
});

test.each(['Users', 'Groups'])('a policy that is attached to %s is undecided', (property) => {
  const Policy = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { [property]: ['ada'], PolicyDocument: allowing('s3:GetObject') },
  };
  expect(() => rolesOf({ Policy })).toThrow('⟦s/Policy⟧ is attached to users or groups');
});

test.each([
  ['AWS::IAM::Policy', { Roles: ['elsewhere'] }],
  ['AWS::IAM::RolePolicy', { RoleName: 'elsewhere' }],
])('%s attached to a role that is not in the templates is undecided', (Type, properties) => {
  const Policy = { Type, Properties: { ...properties, PolicyDocument: allowing('s3:GetObject') } };
  expect(() => rolesOf({ Role: role(), Policy })).toThrow('role elsewhere, which is not in the templates');
});

/** The actions that the policy of a bucket grants the role `reader`, where this is one of its statements. */
const grantedBy = (statement: object) =>
  rolesOf({
    Role: role({ RoleName: 'reader' }),
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: 'b',
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }],
        },
      },
    },
  }).flatMap(({ granted }) => granted.flatMap(({ actions }) => actions.patterns));
const principal = (name: string) => ({ Principal: { AWS: `arn:aws:iam::111122223333:role/${name}` } });

test('what the policy of a bucket allows a role by name is granted, and no statement of its own', () => {
  expect(grantedBy(principal('reader'))).toEqual(['s3:GetObject']);
});

test.each([
  ['another role', principal('other')],
  ['everybody', { Principal: '*' }],
  ['a denial', { ...principal('reader'), Effect: 'Deny' }],
  ['a policy that cannot be read', { ...principal('reader'), Action: { Ref: 'Nothing' } }],
])('it grants a role nothing by %s', (_what, statement) => {
  expect(grantedBy(statement)).toEqual([]);
});
