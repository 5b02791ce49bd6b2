import type { Deployment } from '../config/deployment';
import type { Basis } from './expected/basis';
import { basisOf } from './expected/basis-of';
import { readsRecords } from './expected/identities/record-reader';
import { importedThings } from './expected/imported';
import { namePattern } from './name-pattern';
import { type Document, documentOf, type RoleDescription, roleDescriptions } from './role-descriptions';
import { worldOf } from './subject';
import type { Template } from './template/template';
import type { World } from './template/world';
import { pairsOf } from './world-with-roles';

/** What the team that owns IAM makes for a deployment. */
export interface RoleReport {
  readonly roles: readonly RoleDescription[];
  /** For those who read the records; no role of the deployment has it. */
  readonly recordReaders: Document;
  /** The things whose names only the deploy gives, and the pattern that is in their place. */
  readonly patterns: readonly { readonly thing: string; readonly pattern: string }[];
}

/**
 * The report on the roles that a deployment imports; `undefined` where it creates them.
 *
 * @param shown how a pattern is written in the place of a name
 */
export function roleReport(
  deployment: Deployment,
  stacks: Readonly<Record<string, Template>>,
  shown: (pattern: string) => string = (pattern) => pattern,
): RoleReport | undefined {
  if (!deployment.imports.roles) return undefined;
  const basis = basisOf(deployment);
  const names = namesIn(worldOf({ deployment, stacks }), basis);
  const patterns = new Map<string, string>();
  const nameOf = (thing: string) => {
    const { name, isPattern } = names(thing);
    if (isPattern) patterns.set(thing, name);
    return isPattern ? shown(name) : name;
  };
  const roles = roleDescriptions(basis, nameOf);
  const recordReaders = documentOf(readsRecords(basis), nameOf);
  return { roles, recordReaders, patterns: [...patterns].map(([thing, pattern]) => ({ thing, pattern })) };
}

function namesIn(world: World, basis: Basis) {
  const imported = importedThings(basis.deployment);
  const pairs = pairsOf(world, basis);
  return (thing: string): { readonly name: string; readonly isPattern: boolean } => {
    const id = imported.get(thing);
    if (id !== undefined) return { name: id, isPattern: false };
    const name = namePattern(world.named(pairs.get(thing) ?? thing));
    return { name, isPattern: name.includes('*') };
  };
}
