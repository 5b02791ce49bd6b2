/** How sensitive a request is, least sensitive first. A later class may travel less far. */
export const DATA_CLASSES = ['public', 'internal', 'confidential', 'restricted'] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** The class that allows least. An unknown, unreadable or missing classification counts as this. */
export const HIGHEST_CLASS: DataClass = 'restricted';

/**
 * The highest of several classes. The first is the caller's floor, so there is always one. A value that is not a class
 * counts as {@link HIGHEST_CLASS}.
 */
export function highestClass(first: DataClass, ...others: readonly DataClass[]): DataClass {
  return others.map(known).reduce((high, next) => (rank(next) > rank(high) ? next : high), known(first));
}

/** The classes that requests of a caller with this floor can have. */
export function classesFrom(floor: DataClass): readonly DataClass[] {
  return DATA_CLASSES.slice(rank(known(floor)));
}

const known = (dataClass: DataClass) => (DATA_CLASSES.includes(dataClass) ? dataClass : HIGHEST_CLASS);
const rank = (dataClass: DataClass) => DATA_CLASSES.indexOf(dataClass);
