import type { z } from 'zod';
import type { Path } from './path';
import { valueAt } from './path';
import { refusedAlone } from './union-branch';

/** The keys a schema accepts at a path of the input, in the order the schema declares them. */
export function knownKeys(schema: z.ZodType, input: unknown, path: Path): readonly string[] {
  const [step, ...rest] = path;
  if (step === undefined) return keysOf(schema, input);
  return childrenOf(schema, step, input).flatMap((child) => knownKeys(child, valueAt(input, [step]), rest));
}

function keysOf(schema: z.ZodType, input: unknown): readonly string[] {
  const { def } = (schema as z.core.$ZodType as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.keys(def.shape);
    case 'record':
      return [...((def.keyType as z.ZodType)._zod.values ?? [])].map(String);
    case 'union':
      return [...new Set(branchesFor(def, input).flatMap((branch) => keysOf(branch, input)))];
    case 'optional':
    case 'default':
    case 'prefault':
      return keysOf(def.innerType as z.ZodType, input);
    default:
      return [];
  }
}

function childrenOf(schema: z.ZodType, step: PropertyKey, input: unknown): readonly z.ZodType[] {
  const { def } = (schema as z.core.$ZodType as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return typeof step === 'string' && def.shape[step] ? [def.shape[step] as z.ZodType] : [];
    case 'record':
      return [def.valueType as z.ZodType];
    case 'array':
      return [def.element as z.ZodType];
    case 'union':
      return branchesFor(def, input).flatMap((branch) => childrenOf(branch, step, input));
    case 'optional':
    case 'default':
    case 'prefault':
      return childrenOf(def.innerType as z.ZodType, step, input);
    default:
      return [];
  }
}

/** For a union with a discriminator, the branch that the input selects; otherwise every branch that may be meant. */
function branchesFor(def: z.core.$ZodUnionDef, input: unknown): readonly z.ZodType[] {
  const branches = def.options as readonly z.ZodType[];
  if (!('discriminator' in def) || typeof def.discriminator !== 'string') {
    const refused = refusedAlone(
      branches.map((branch) => branch.safeParse(input).error?.issues ?? []),
      input,
    );
    return branches.filter((_, index) => refused[index] === Math.min(...refused));
  }
  const chosen = valueAt(input, [def.discriminator]);
  const key = def.discriminator;
  return branches.filter((branch) =>
    (branch._zod.propValues?.[key] as ReadonlySet<unknown> | undefined)?.has(chosen),
  );
}
