import { sceneWith } from './against';

test('templates without any of the resources below can be read', () => {
  expect(sceneWith({ Zone: zoneOf('example.com') }).identities).toEqual([]);
});

test.each([
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::NetworkAclEntry',
  'AWS::EC2::SecurityGroupVpcAssociation',
  'AWS::Route53Resolver::ResolverRule',
  'AWS::Route53Resolver::ResolverRuleAssociation',
  'AWS::Bedrock::ResourcePolicy',
])('the proof does not evaluate %s, so templates with one are undecided', (type) => {
  expect(() => sceneWith({ Unread: { Type: type } })).toThrow(`⟦stack/Unread⟧ is a ${type}`);
});

test.each([
  'AWS::IAM::User',
  'AWS::IAM::Group',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
  'AWS::SSO::PermissionSet',
])('the proof reads roles, so templates with %s are undecided', (type) => {
  expect(() => sceneWith({ Other: { Type: type } })).toThrow(`⟦stack/Other⟧ is a ${type}`);
});

test.each(['Users', 'Groups'])('a policy that is attached to %s is undecided', (property) => {
  const Properties = { [property]: ['someone'], PolicyDocument: { Statement: [] } };
  expect(() => sceneWith({ Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties } })).toThrow(
    'attached to users or groups',
  );
});

test.each(['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'])(
  '%s on a role that is not in the templates is undecided',
  (type) => {
    const Properties = { Roles: ['imported'], RoleName: 'imported', PolicyDocument: { Statement: [] } };
    expect(() => sceneWith({ Policy: { Type: type, Properties } })).toThrow('role imported');
  },
);

test.each(['amazonaws.com', 'bedrock-runtime.us-east-1.amazonaws.com.'])(
  'a hosted zone for %s would change where calls to AWS go, so it is undecided',
  (name) => {
    expect(() => sceneWith({ Zone: zoneOf(name) })).toThrow('⟦stack/Zone⟧ is a hosted zone for names of AWS');
  },
);

function zoneOf(name: string) {
  return { Type: 'AWS::Route53::HostedZone', Properties: { Name: name } };
}
