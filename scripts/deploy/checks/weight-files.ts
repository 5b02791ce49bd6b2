import { z } from 'zod';

/** Which tensor is in which file, where there are several (transformers, "Sharded checkpoints"). */
export const INDEX = 'model.safetensors.index.json';

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) });

/** How many missing files are named; the index of a large model has hundreds. */
const NAMED = 5;

/**
 * What is missing of a model's weights, in words. Pure.
 *
 * @param files their names below the prefix, with their sizes in bytes
 * @param index the text of the index, if it is there
 */
export function missingWeights(
  files: ReadonlyMap<string, number>,
  index: string | undefined,
): readonly string[] {
  const tensors = [...files.keys()].filter((file) => file.endsWith('.safetensors'));
  const empty = [...files].filter(([file, size]) => size === 0 && !file.endsWith('/')).map(([file]) => file);
  return [
    ...(files.has('config.json') ? [] : ['no config.json']),
    ...(index === undefined ? withoutIndex(tensors) : withIndex(tensors, index)),
    ...(empty.length > 0 ? [`${list(empty)} without content`] : []),
  ];
}

/** Without an index, all tensors are in one file. A name such as model-00001-of-00004 says that there are more. */
function withoutIndex(tensors: readonly string[]): readonly string[] {
  if (tensors.length === 0) return ['no *.safetensors'];
  const parts = tensors.filter((file) => /-of-\d+\.safetensors$/.test(file));
  return parts.length > 0 ? [`no ${INDEX}, although ${list(parts)} is a part`] : [];
}

function withIndex(tensors: readonly string[], index: string): readonly string[] {
  const named = filesNamed(index);
  if (!named) return [`${INDEX} has no weight_map`];
  const lacking = named.filter((file) => !tensors.includes(file));
  return lacking.length > 0
    ? [`${lacking.length} of ${named.length} files that ${INDEX} names are not there: ${list(lacking)}`]
    : [];
}

/** The files that an index names; `undefined` if it is no index. */
function filesNamed(index: string): readonly string[] | undefined {
  try {
    const { weight_map } = indexSchema.parse(JSON.parse(index));
    const named = [...new Set(Object.values(weight_map))].sort();
    return named.length > 0 ? named : undefined;
  } catch {
    return undefined;
  }
}

const list = (files: readonly string[]) =>
  `${files.slice(0, NAMED).join(', ')}${files.length > NAMED ? ` and ${files.length - NAMED} more` : ''}`;
