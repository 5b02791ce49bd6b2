import type { Deployment } from '../../../lib/config/deployment';
import { callsIn } from '../../../lib/proof/allowed-calls';
import { demandedBoundary } from '../../../lib/proof/expected/account-rules';
import { basisOf } from '../../../lib/proof/expected/basis-of';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import { type Identity, identities } from '../../../lib/proof/iam/identities';
import { hasWildcard } from '../../../lib/proof/iam/wildcard';
import { worldOf } from '../../../lib/proof/subject';
import type { Template } from '../../../lib/proof/template/template';
import type { World } from '../../../lib/proof/template/world';
import { worldWithRoles } from '../../../lib/proof/world-with-roles';
import { placeContext } from './place-context';
import type { PlannedCall } from './planned-call';
import { routeOf } from './route';

/**
 * The calls that the roles of a deployment make while it runs: each that their policies allow, or that of a bucket.
 *
 * @throws Undecided where the proof cannot read a policy either
 */
export function runCalls(
  deployment: Deployment,
  stacks: Readonly<Record<string, Template>>,
): readonly PlannedCall[] {
  const world = worldWithRoles(worldOf({ deployment, stacks }), basisOf(deployment));
  return identities(world, demandedBoundary(deployment)).flatMap((identity) =>
    callsOf(identity, world, deployment),
  );
}

function callsOf(identity: Identity, world: World, deployment: Deployment): readonly PlannedCall[] {
  const role = world.ofType('AWS::IAM::Role').find(({ name }) => name === identity.name);
  const trusted = identity.trust.flatMap(({ principals }) => principals?.Service ?? []);
  const by = `the role ${role?.logicalId ?? identity.name}`;
  // CloudFormation gives a role the tags of its stack too.
  const tags = { ...deployment.tags, ...tagsOf(role?.get('Tags')) };
  return callsIn([...identity.statements, ...identity.granted]).map(({ action, resource, context }) => ({
    by,
    when: 'run' as const,
    tags,
    request: {
      principal: identity.principal,
      action,
      resource,
      context: {
        ...placeContext(action, resource, deployment),
        'aws:PrincipalArn': identity.arn,
        // It creates nothing that has tags.
        'aws:TagKeys': ABSENT,
        ...(resource === '*' && { 'aws:ResourceAccount': deployment.account }),
        ...(!('bedrock:InferenceProfileArn' in context) && { 'bedrock:InferenceProfileArn': ABSENT }),
        ...routeOf(action, context, trusted, world, deployment),
        ...withoutPatterns(context),
      },
    },
  }));
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
