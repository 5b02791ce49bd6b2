import { callsIn } from '../../../lib/proof/allowed-calls';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import { type Identity, identities } from '../../../lib/proof/iam/identities';
import { appliesTo } from '../../../lib/proof/iam/statement';
import { isMadeByAws } from '../../../lib/proof/role-calls';
import { worldOf } from '../../../lib/proof/subject';
import { fixtureDeployment } from '../../fixture-deployments';
import { templatesOf } from '../../synthesized';

// Somebody copied the credentials of a role and calls AWS with them from another network. Which calls a role's code
// makes, and which AWS makes with the role, the proof says on its own (lib/proof/role-calls.ts).

const NAME = 'eu-central-1';
const world = worldOf({
  deployment: fixtureDeployment(NAME),
  stacks: Object.fromEntries(
    Object.entries(templatesOf(NAME)).map(([part, template]) => [`${NAME}-${part}`, template]),
  ),
});
const roles = identities(world);
const OUR_VPC = world.ofType('AWS::EC2::VPC')[0]?.symbol ?? '';

const trusted = ({ trust }: Identity) =>
  trust.flatMap(({ principals = {} }) => Object.values(principals).flat());
const ON_OUR_MACHINES = ['lambda.amazonaws.com', 'ecs-tasks.amazonaws.com', 'ec2.amazonaws.com'];
const isOnOurMachines = (role: Identity) =>
  trusted(role).every((service) => ON_OUR_MACHINES.includes(service));
const nameOf = ({ name }: Identity) => /\/Roles(\w+?)[0-9A-F]{8}⟧/.exec(name)?.[1] ?? name;

const CALLS = roles.filter(isOnOurMachines).flatMap((role) =>
  [...new Set(callsIn(role.statements).map(({ action }) => action))].map((action) => ({
    role,
    name: nameOf(role),
    action,
    madeByAws: isMadeByAws(trusted(role), action),
  })),
);
const byCode = CALLS.filter(({ madeByAws }) => !madeByAws);
const byAws = CALLS.filter(({ madeByAws }) => madeByAws);

/** Whether a deny about the network applies to the call. */
function isDenied({ statements, principal }: Identity, action: string, context: ContextValues): boolean {
  return statements
    .filter(({ effect, conditions }) => effect === 'Deny' && conditions.some(({ key }) => isNetwork(key)))
    .some((statement) => appliesTo(statement, { principal, action, resource: '*', context }) === true);
}

const isNetwork = (key: string) => key === 'aws:SourceVpc';

const DIRECT = { 'aws:ViaAWSService': 'false' };
const FROM_ELSEWHERE: readonly (readonly [string, ContextValues])[] = [
  ['from the internet', { ...DIRECT, 'aws:SourceVpc': ABSENT }],
  ['from another VPC', { ...DIRECT, 'aws:SourceVpc': 'vpc-0a1b2c3d' }],
  ['and the request names no service', { 'aws:ViaAWSService': ABSENT, 'aws:SourceVpc': ABSENT }],
];

test('the roles whose credentials are on machines of the account are all examined', () => {
  expect([...new Set(byCode.map(({ name }) => name))].sort()).toEqual([
    'Authorizer',
    'ChainHeads',
    'OpenLane',
    'SealedLane',
    'VllmExecution',
    'VllmInstance',
    'VllmTask',
  ]);
});

describe.each(byCode)('$name, $action', ({ role, action }) => {
  test.each(FROM_ELSEWHERE)('is denied %s', (_words, context) => {
    expect(isDenied(role, action, context)).toBe(true);
  });

  test('is not denied from the VPC with the endpoints', () => {
    expect(isDenied(role, action, { ...DIRECT, 'aws:SourceVpc': OUR_VPC })).toBe(false);
  });

  test('is not denied to a service that calls on behalf of the role', () => {
    const context = { 'aws:ViaAWSService': 'true', 'aws:SourceVpc': ABSENT };
    expect(isDenied(role, action, context)).toBe(false);
  });
});

test.each(byAws)(
  '$name, $action: AWS makes this call from outside the VPC, so nothing denies it by network',
  ({ role, action }) => {
    const context = { ...DIRECT, 'aws:SourceVpc': ABSENT };
    expect(isDenied(role, action, context)).toBe(false);
  },
);

test.each(roles.filter((role) => !isOnOurMachines(role)).map((role) => [nameOf(role), role] as const))(
  '%s is used by an AWS service from outside the VPC, and no statement asks for a network',
  (_name, { statements }) => {
    expect(statements.filter(({ conditions }) => conditions.some(({ key }) => isNetwork(key)))).toEqual([]);
  },
);
