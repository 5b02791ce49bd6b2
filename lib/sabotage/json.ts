/** A JSON object of a template. */
export type JsonMap = Readonly<Record<string, unknown>>;

/** Keys and indexes that lead from a root to a value. */
export type Path = readonly (string | number)[];

export const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value below a path; `undefined` where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    root,
  );
}

/** Whether a value is a call of an intrinsic function, `{ Ref: … }` included. */
export function isIntrinsic(value: unknown): value is JsonMap {
  if (!isMap(value)) return false;
  const [name, ...more] = Object.keys(value);
  return name !== undefined && more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}

export const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
