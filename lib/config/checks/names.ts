import { z } from 'zod';
import { decision } from '../../../lambda/router/records/schema/decision';
import { outcome } from '../../../lambda/router/records/schema/outcome';
import { AUTO } from '../../../policy/candidates';
import type { Problem } from '../problem';
import { type Check, sectionCheck } from './check';

/** Words that stand in records where names of models and callers stand too. */
const FOR_NO_NAME: readonly (readonly [meaning: string, words: readonly string[]])[] = [
  ['it leaves the choice to the router', [AUTO]],
  ['a reader takes it for a missing value', ['anonymous', 'nobody', 'none', 'nothing', 'null', 'undefined']],
  ['a reader takes it for a value of another type', ['false', 'nan', 'true']],
  ['a reader takes it for more than one', ['all', 'any', 'default', 'everyone', 'other', 'others']],
];

/** The words that records have for lanes, classes, boundaries, hosts, reasons and outcomes, from their schemas. */
const WORDS_OF_RECORDS = [decision, outcome].flatMap((schema) =>
  wordsIn(z.toJSONSchema(schema, { unrepresentable: 'any' })),
);

function wordsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === 'enum' && Array.isArray(value) ? value.map(String) : wordsIn(value),
  );
}

/** Words that JavaScript finds in every object or module: a look-up by name would find them without an entry. */
const WORDS_OF_JAVASCRIPT = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'then'];

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ...WORDS_OF_RECORDS.map((word) => [word, 'records have it for something else'] as const),
  ...FOR_NO_NAME.flatMap(([meaning, words]) => words.map((word) => [word, meaning] as const)),
  ...WORDS_OF_JAVASCRIPT.map((word) => [word, 'every JavaScript object has it'] as const),
]);

/** Every word that is no name. */
export const RESERVED_WORDS: readonly string[] = [...MEANINGS.keys()];

/**
 * Beginnings of names that services keep for themselves. Keys have the alias `alias/<name>/…`, and KMS keeps `alias/aws/`
 * (KMS API, CreateAlias). Capacity providers begin with the name, and ECS refuses these three (ECS API,
 * CreateCapacityProvider). A deployment without GPU instances may get some later, and keeps its name.
 */
export const RESERVED_BEGINNINGS: readonly string[] = ['aws', 'ecs', 'fargate'];

/** The name of the deployment begins with no prefix that a service keeps for itself. */
export const nameIsFreeInAws = sectionCheck(['name'], ({ name }) => {
  if (!RESERVED_BEGINNINGS.some((beginning) => name.startsWith(beginning))) return [];
  return [
    {
      path: 'name',
      got: name,
      allowed: `a name that does not begin with ${RESERVED_BEGINNINGS.join(', ')}: KMS and ECS refuse names that do`,
      fix: `put something before it, such as ${`llm-${name}`.slice(0, 24)}`,
    },
  ];
});

/** The deployment, its models and its callers have names that mean nothing else. */
export const namesAreFree: Check = ({ sections, models }) => [
  ...(sections.name === undefined ? [] : named('name', sections.name)),
  ...models.flatMap(({ model, path }) => named(`${path}.name`, model.name)),
  ...(sections.callers ?? []).flatMap(({ name }, index) => named(`callers[${index}].name`, name)),
];

function named(path: string, got: string): readonly Problem[] {
  const meaning = MEANINGS.get(got);
  if (meaning === undefined) return [];
  return [
    {
      path,
      got,
      allowed: `a name without another meaning; ${got}: ${meaning}`,
      fix: `say more in the name, such as ${got}-1`,
    },
  ];
}
