import { AREAS } from './expected/areas';
import type { Basis } from './expected/basis';
import { importedThings } from './expected/imported';
import { match } from './matching/match';
import { type World, withFurther } from './template/world';
import { vouchedRoles } from './vouched-roles';

/**
 * The world of a deployment with the roles that it imports. Their policies name resources of the templates, so these are
 * compared with the expected ones first.
 *
 * @param pairs which resource each expected thing is, if they have been compared already
 */
export const worldWithRoles = (world: World, basis: Basis, pairs?: ReadonlyMap<string, string>): World =>
  basis.deployment.imports.roles
    ? withFurther(world, vouchedRoles(basis, world, pairs ?? pairsOf(world, basis)))
    : world;

/** Which resource each expected thing is: the symbol, by thing. */
export const pairsOf = (world: World, basis: Basis): ReadonlyMap<string, string> =>
  match(
    AREAS.flatMap(({ resources }) => resources(basis)),
    world.all,
    { imported: importedThings(basis.deployment) },
  ).pairs;
