import facts from './drift-types.json';

const types: Readonly<Record<string, readonly string[]>> = facts.types;

/** The types that CloudFormation compares with their templates, as far as a deployment has them. */
export const COMPARED: readonly string[] = Object.keys(types);

/** Whether CloudFormation compares resources of this type with their templates. drift-types.json has source and date. */
export const isCompared = (type: string): boolean => Object.hasOwn(types, type);

/** What CloudFormation calls with the caller's credentials when it compares resources of these types. */
export const actionsToCompare = (compared: Iterable<string>): readonly string[] =>
  [...compared].flatMap((type) => types[type] ?? []);
