import { type Path, pathText, valueAt } from './path';
import { UNPINNED_DIGEST } from './placeholder';

export interface MovedField {
  /** Where an earlier release had it. */
  readonly from: readonly [string, ...string[]];
  /** Where it is now. */
  readonly to: readonly [section: string, field: string];
  /** What a value has in addition now, in words for the author of a file. @default nothing */
  readonly with?: string;
  /** What a file that is deployed gets for that. @default nothing */
  readonly filled?: object;
}

const MOVED: readonly MovedField[] = [
  { from: ['apiGatewayAccount'], to: ['accountSettings', 'apiGateway'] },
  {
    from: ['audit', 'archive'],
    to: ['imports', 'logArchive'],
    with: "vouchedBy: { name: '<its owner>', on: '<day>' }",
    filled: { vouchedBy: { name: 'no owner, before an import had one', on: '2026-11-26' } },
  },
];

/** The field that an earlier release had at a path; `undefined`: none that has moved. */
export const movedFrom = (path: Path): MovedField | undefined =>
  MOVED.find(({ from }) => pathText(from) === pathText(path));

/**
 * The data of a file that an earlier release has written, with each field where it is now. What an image that was not
 * staged had for a digest is left out.
 */
export function withMovedFields(data: unknown): unknown {
  const moved = MOVED.reduce(moveField, data);
  const models = valueAt(moved, ['models']);
  return Array.isArray(models) ? { ...Object(moved), models: models.map(withoutZeros) } : moved;
}

function withoutZeros(model: unknown): unknown {
  const digest = ['image', 'digest'];
  return valueAt(model, digest) === UNPINNED_DIGEST ? without(model, digest) : model;
}

function moveField(data: unknown, { from, to: [section, field], filled }: MovedField): unknown {
  const value = valueAt(data, from);
  if (value === undefined) return data;
  const kept = without(data, from) as Readonly<Record<string, unknown>>;
  const moved = filled === undefined ? value : { ...filled, ...Object(value) };
  return { ...kept, [section]: { [field]: moved, ...Object(valueAt(kept, [section])) } };
}

/** The same data without the value at a path. */
function without(data: unknown, [key, ...below]: readonly string[]): unknown {
  if (key === undefined || typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).flatMap(([name, value]) => {
    if (name !== key) return [[name, value]];
    return below.length === 0 ? [] : [[name, without(value, below)]];
  });
  return Object.fromEntries(entries);
}
