import { prove } from '../../../../lib/proof/prove';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';

let pairs: ReturnType<typeof prove>['pairs'];
beforeAll(() => {
  pairs = prove(subjectOf('sandbox')).pairs;
}, 30_000);

/** The claims that fail, and those that are undecided, where the templates have one more resource. */
function brokenBy(Type: string, Properties: object = {}): readonly string[] {
  const subject = subjectOf('sandbox');
  new Edit(subject).add('foundation', 'Foreign', { Type, Properties });
  return prove(subject, { pairs })
    .claims.filter(({ holds }) => !holds)
    .flatMap(({ id, verdict, evidence }) => [`${id} ${verdict}`, ...evidence]);
}

test.each([
  ['a network ACL', 'AWS::EC2::NetworkAcl'],
  ['an entry of a network ACL', 'AWS::EC2::NetworkAclEntry'],
  ['a security group in another VPC', 'AWS::EC2::SecurityGroupVpcAssociation'],
  ['a rule that forwards names', 'AWS::Route53Resolver::ResolverRule'],
  ['such a rule in a VPC', 'AWS::Route53Resolver::ResolverRuleAssociation'],
  ['a policy of Bedrock', 'AWS::Bedrock::ResourcePolicy'],
  ['a user', 'AWS::IAM::User'],
  ['a group', 'AWS::IAM::Group'],
  ['a policy of a user', 'AWS::IAM::UserPolicy'],
  ['a policy of a group', 'AWS::IAM::GroupPolicy'],
  ['a permission set', 'AWS::SSO::PermissionSet'],
])('%s is a resource that is not expected, and every other claim keeps its verdict', (_what, type) => {
  expect(brokenBy(type)).toEqual([
    'world.nothing-else fails',
    `⟦sandbox-foundation/Foreign⟧ is a ${type} that is not expected`,
  ]);
});

test('so is a hosted zone for names of AWS services', () => {
  expect(brokenBy('AWS::Route53::HostedZone', { Name: 'amazonaws.com.' })).toEqual([
    'world.nothing-else fails',
    '⟦sandbox-foundation/Foreign⟧ is a AWS::Route53::HostedZone that is not expected',
  ]);
});

const claimAfter = (id: string, change: (edit: Edit) => unknown = () => undefined) => {
  const subject = subjectOf('sandbox');
  change(new Edit(subject));
  return prove(subject, { pairs }).claims.find((claim) => claim.id === id);
};

test('a claim of the closed world shows the things that it is about', () => {
  expect(claimAfter('network.names')?.evidence).toEqual(['zone of qwen3-8b', 'record of qwen3-8b']);
});

test('that there is nothing else is shown by the number of resources', () => {
  const { stacks } = subjectOf('sandbox');
  const number = Object.values(stacks).flatMap(({ Resources }) => Object.keys(Resources)).length;
  expect(claimAfter('world.nothing-else')).toMatchObject({
    words: 'every resource is one that the proof expects',
    evidence: [`${number} resources`],
  });
});

const record = (edit: Edit) => edit.resource('AWS::Route53::RecordSet').Properties;
const ANOTHER = expect.stringMatching(/^record of qwen3-8b \(⟦.*⟧\): Type is "AAAA", expected "A"$/);
const UNREADABLE = expect.stringContaining('Fn::Magic in stack sandbox-inference is not understood');

test('what differs fails a claim, and is named', () => {
  const claim = claimAfter('network.names', (edit) => Object.assign(record(edit), { Type: 'AAAA' }));
  expect(claim).toMatchObject({ verdict: 'fails', evidence: [ANOTHER] });
});

test('what cannot be read leaves a claim undecided, and is named', () => {
  const claim = claimAfter('network.names', (edit) =>
    Object.assign(record(edit), { Type: { 'Fn::Magic': 1 } }),
  );
  expect(claim).toMatchObject({ verdict: 'undecided', evidence: [UNREADABLE] });
});

test('what differs fails a claim, whatever else cannot be read', () => {
  const claim = claimAfter('network.names', (edit) =>
    Object.assign(record(edit), { Type: 'AAAA', Name: { 'Fn::Magic': 1 } }),
  );
  expect(claim).toMatchObject({ verdict: 'fails', evidence: expect.arrayContaining([ANOTHER, UNREADABLE]) });
});
