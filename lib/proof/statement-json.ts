import type { ExpectedStatement } from './matching/policy';

/**
 * An expected statement as IAM writes it.
 *
 * @param textOf what takes the place of a text with references to things
 */
export const statementJson = (
  { effect, principals, actions, resources, conditions }: ExpectedStatement,
  textOf: (text: string) => string,
): Readonly<Record<string, unknown>> => ({
  Effect: effect,
  ...(principals !== undefined && { Principal: withTexts(principals, textOf) }),
  ...listed('Action', actions, textOf),
  ...(resources !== undefined && listed('Resource', resources, textOf)),
  ...(conditions !== undefined && { Condition: withTexts(conditions, textOf) }),
});

const listed = (
  name: string,
  values: readonly string[] | { readonly not: readonly string[] },
  textOf: (text: string) => string,
) =>
  'not' in values ? { [`Not${name}`]: withTexts(values.not, textOf) } : { [name]: withTexts(values, textOf) };

/** The same value with other texts. */
function withTexts(value: unknown, textOf: (text: string) => string): unknown {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return value.map((one) => withTexts(one, textOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one, textOf)]));
}
