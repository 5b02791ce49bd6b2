import { outputsClaim } from '../../../../lib/proof/claims/outputs';
import { AREAS } from '../../../../lib/proof/expected/areas';
import { basisOf } from '../../../../lib/proof/expected/basis-of';
import { importedThings } from '../../../../lib/proof/expected/imported';
import { match } from '../../../../lib/proof/matching/match';
import type { Things } from '../../../../lib/proof/matching/things';
import { type Subject, worldOf } from '../../../../lib/proof/subject';
import { FIXTURES } from '../../../fixture-deployments';
import { subjectOf } from '../subjects';

const known = new Map<string, Things>();

/** The things of a fixture. No test changes its resources. */
function thingsOf({ deployment }: Subject): Things {
  const { name } = deployment;
  const expected = AREAS.flatMap(({ resources }) => resources(basisOf(deployment)));
  const imported = importedThings(deployment);
  const things = known.get(name) ?? match(expected, worldOf(subjectOf(name)).all, { imported }).things;
  known.set(name, things);
  return things;
}

const outputsOf = (subject: Subject) =>
  outputsClaim(basisOf(subject.deployment), worldOf(subject), thingsOf(subject));

test.each(FIXTURES)('each output of %s is one that the deployment should have', (name) => {
  expect(outputsOf(subjectOf(name))).toMatchObject({ verdict: 'holds' });
});

/** The bearer fixture with one output of one stack changed. */
function changed(part: 'foundation' | 'gateway', name: string, value: unknown): Subject {
  const subject = subjectOf('eu-central-1');
  const outputs = subject.stacks[`eu-central-1-${part}`]?.Outputs as Record<string, { Value: unknown }>;
  outputs[name] = { ...outputs[name], Value: value };
  return subject;
}

test.each([
  ['foundation', 'AuditBucket'],
  ['foundation', 'AuditStream'],
  ['foundation', 'ApiEndpointId'],
  ['foundation', 'ApiClientSecurityGroupId'],
  ['foundation', 'VpcId'],
  ['foundation', 'SubnetIds'],
  ['foundation', 'RouteTableIds'],
  ['foundation', 'WeightsBucket'],
  ['foundation', 'ApiKeysTable'],
  ['foundation', 'KeySetBucket'],
  ['foundation', 'ImagesRepositoryUri'],
  ['gateway', 'OpenBaseUrl'],
  ['gateway', 'OpenEndpointBaseUrl'],
  ['gateway', 'SealedBaseUrl'],
  ['gateway', 'SealedEndpointBaseUrl'],
  ['gateway', 'InvokeArn'],
] as const)('an output of the %s that tells another %s is noticed', (part, name) => {
  expect(outputsOf(subjectOf('eu-central-1')).evidence).toContain(`eu-central-1-${part}: ${name}`);
  const { verdict } = outputsOf(changed(part, name, { Ref: 'AWS::Region' }));
  expect(verdict).toBe('fails');
});

test('an address of somebody else is noticed under any name', () => {
  const subject = changed('gateway', 'NewBaseUrl', 'https://somebody-else.example.org/llm/v1');
  expect(outputsOf(subject)).toMatchObject({ verdict: 'fails' });
});

test('an output of the region is no difference', () => {
  expect(outputsOf(changed('gateway', 'Region', { Ref: 'AWS::Region' }))).toMatchObject({ verdict: 'holds' });
});

test('an output that only the deploy decides is undecided', () => {
  const subject = changed('foundation', 'VpcId', { 'Fn::If': ['Somebody', 'a', 'b'] });
  expect(outputsOf(subject)).toMatchObject({ verdict: 'undecided' });
});
