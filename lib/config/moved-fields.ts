import { valueAt } from './path';
import { UNPINNED_DIGEST } from './placeholder';

/** A field that an earlier release had elsewhere: its key, and where it is now. */
const MOVED = { apiGatewayAccount: ['accountSettings', 'apiGateway'] } as const;

/** Where a key at the top of a deployment file is now, as a path; `undefined`: it is none that has moved. */
export const movedTo = (key: string): readonly [section: string, field: string] | undefined =>
  Object.hasOwn(MOVED, key) ? MOVED[key as keyof typeof MOVED] : undefined;

/**
 * The data of a file that an earlier release has written, with each field where it is now. What an image that was not
 * staged had for a digest is left out.
 */
export function withMovedFields(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const entries = Object.entries(data);
  const kept = Object.fromEntries(entries.filter(([key]) => !movedTo(key)));
  for (const [key, value] of entries) {
    const [section, field] = movedTo(key) ?? [];
    if (section !== undefined && field !== undefined) {
      kept[section] = { [field]: value, ...Object(valueAt(kept, [section])) };
    }
  }
  return Array.isArray(kept.models) ? { ...kept, models: kept.models.map(withoutZeros) } : kept;
}

function withoutZeros(model: unknown): unknown {
  if (valueAt(model, ['image', 'digest']) !== UNPINNED_DIGEST) return model;
  const { image, ...others } = Object(model);
  const { digest: _, ...kept } = image;
  return { ...others, image: kept };
}
