import type { Basis } from './expected/basis';
import { importedThings } from './expected/imported';
import { type RoleDescription, roleDescriptions } from './role-descriptions';
import type { FoundResource, World } from './template/world';
import { vouched } from './vouched-resources';

/**
 * The imported roles as their owner says they are: each with the documents that the deployment needs, exactly. So what
 * names them is still evaluated: endpoints, keys, buckets and the network.
 *
 * @param pairs which resource each expected thing is: the symbol, by thing. The policies name these resources
 */
export function vouchedRoles(
  basis: Basis,
  world: World,
  pairs: ReadonlyMap<string, string>,
): readonly FoundResource[] {
  const imported = importedThings(basis.deployment);
  const nameOf = (thing: string) => {
    const symbol = pairs.get(thing);
    // A thing that is in no template keeps its mark, so that what names it is found to name nothing.
    return imported.get(thing) ?? (symbol === undefined ? `<${thing}>` : world.named(symbol).name);
  };
  return roleDescriptions(basis, nameOf).map((role) => asResource(world, role));
}

const asResource = (
  { templates }: World,
  { name, path, trust, policies, boundary, tags }: RoleDescription,
): FoundResource =>
  vouched(templates, 'AWS::IAM::Role', name, {
    Path: path,
    AssumeRolePolicyDocument: trust,
    Policies: policies.map(({ part, document }) => ({ PolicyName: part, PolicyDocument: document })),
    ...(boundary !== undefined && { PermissionsBoundary: boundary }),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });
