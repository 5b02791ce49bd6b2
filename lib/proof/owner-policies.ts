import type { Deployment } from '../config/deployment';
import { KEY_NAMES } from '../config/imports/imported-keys';
import { basisOf } from './expected/basis-of';
import { usesOfKey } from './expected/identities/keys';
import { admittedThrough } from './expected/network/endpoints';
import type { ExpectedStatement } from './matching/policy';
import { inWords } from './matching/rule';
import { TAKE_NO_POLICY } from './role-calls';

/** What the policy of an imported thing has to say. The proof takes it for granted. */
export interface OwnerPolicy {
  /** `key-data`, `endpoint-kms`. */
  readonly name: string;
  /** The ARN of the key, or the id of the endpoint. */
  readonly of: string;
  readonly statements: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The statements that the owners of imported keys and endpoints have to have in their policies. A role gets its name when
 * it is deployed, so its place is marked: `<role of sealed-lane>`.
 */
export function ownerPolicies(deployment: Deployment): readonly OwnerPolicy[] {
  const basis = basisOf(deployment);
  const { keys, endpoints } = deployment.imports;
  return [
    ...KEY_NAMES.flatMap((name): readonly OwnerPolicy[] => {
      const key = keys[name];
      return key
        ? [{ name: `key-${name}`, of: key.arn, statements: usesOfKey(basis, name).map(asJson) }]
        : [];
    }),
    ...endpoints
      .filter(({ policy, service }) => policy === 'owner' && !TAKE_NO_POLICY.includes(service))
      .map(({ service, id }) => ({
        name: `endpoint-${service}`,
        of: id,
        statements: admittedThrough(basis, service).map(asJson),
      })),
  ];
}

const asJson = ({ effect, principals, actions, resources, conditions }: ExpectedStatement) => ({
  Effect: effect,
  ...(principals !== undefined && { Principal: marked(principals) }),
  ...listed('Action', actions),
  ...(resources !== undefined && listed('Resource', resources)),
  ...(conditions !== undefined && { Condition: marked(conditions) }),
});

const listed = (name: string, values: readonly string[] | { readonly not: readonly string[] }) =>
  'not' in values ? { [`Not${name}`]: marked(values.not) } : { [name]: marked(values) };

/** The same value with each reference to a resource as a reader sees it. */
function marked(value: unknown): unknown {
  if (typeof value === 'string') return inWords(value);
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one)]));
}
