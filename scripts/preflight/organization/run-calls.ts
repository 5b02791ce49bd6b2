import type { Deployment } from '../../../lib/config/deployment';
import { callsIn } from '../../../lib/proof/allowed-calls';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import { type Identity, identities } from '../../../lib/proof/iam/identities';
import { hasWildcard } from '../../../lib/proof/iam/wildcard';
import { isMadeByAws } from '../../../lib/proof/role-calls';
import { worldOf } from '../../../lib/proof/subject';
import type { Template } from '../../../lib/proof/template/template';
import type { World } from '../../../lib/proof/template/world';
import { placeContext } from './place-context';
import type { PlannedCall } from './planned-call';

/**
 * The calls that the roles of a deployment make while it runs: each that their policies allow.
 *
 * @throws Undecided where the proof cannot read a policy either
 */
export function runCalls(
  deployment: Deployment,
  stacks: Readonly<Record<string, Template>>,
): readonly PlannedCall[] {
  const world = worldOf({ deployment, stacks });
  return identities(world).flatMap((identity) => callsOf(identity, world, deployment));
}

function callsOf(identity: Identity, world: World, deployment: Deployment): readonly PlannedCall[] {
  const role = world.ofType('AWS::IAM::Role').find(({ name }) => name === identity.name);
  const trusted = identity.trust.flatMap(({ principals }) => principals?.Service ?? []);
  const by = `the role ${role?.logicalId ?? identity.name}`;
  return callsIn(identity.statements).map(({ action, resource, context }) => ({
    by,
    when: 'run' as const,
    tags: tagsOf(role?.get('Tags')),
    request: {
      principal: identity.principal,
      action,
      resource,
      context: {
        ...placeContext(action, resource, deployment),
        'aws:PrincipalArn': identity.arn,
        // It creates nothing that has tags.
        'aws:TagKeys': ABSENT,
        ...routeOf(action, context, trusted, world),
        ...withoutPatterns(context),
      },
    },
  }));
}

/**
 * From where a call comes. A service that calls on behalf of the role says so (IAM user guide, "AWS global condition context
 * keys"); a call through an endpoint has the VPC and no public address; of any other call the address is not known.
 */
function routeOf(
  action: string,
  context: ContextValues,
  trusted: readonly string[],
  world: World,
): ContextValues {
  const onBehalf = Object.keys(context).some((key) => key.toLowerCase() === 'kms:viaservice');
  if (onBehalf) return { 'aws:ViaAWSService': 'true' };
  const direct: ContextValues = { 'aws:ViaAWSService': 'false', 'aws:CalledVia': ABSENT };
  if (isMadeByAws(trusted, action)) return { ...direct, 'aws:SourceVpc': ABSENT, 'aws:SourceVpce': ABSENT };
  const [vpc] = world.ofType('AWS::EC2::VPC');
  return {
    ...direct,
    'aws:SourceIp': ABSENT,
    ...(vpc && { 'aws:SourceVpc': vpc.symbol }),
  };
}

/** Values of conditions that are one value: a pattern stands for several, of which a policy may deny some. */
const withoutPatterns = (context: ContextValues): ContextValues =>
  Object.fromEntries(
    Object.entries(context).filter(([, value]) => typeof value !== 'string' || !hasWildcard(value)),
  );

/** The tags of a role in a template. */
function tagsOf(tags: unknown): Readonly<Record<string, string>> {
  const list = Array.isArray(tags)
    ? (tags as readonly { readonly Key: string; readonly Value: string }[])
    : [];
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}
