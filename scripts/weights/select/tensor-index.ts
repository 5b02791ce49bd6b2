import { z } from 'zod';

/** Which tensor is in which file, where there are several (transformers, "Sharded checkpoints"). */
export const INDEX = 'model.safetensors.index.json';

/** The name of the file of tensors where there is only one. */
export const SINGLE = 'model.safetensors';

const schema = z.object({ weight_map: z.record(z.string(), z.string()) });

/** The file of each tensor; `undefined` if the text is no index. */
export function readIndex(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const map = Object.entries(schema.parse(JSON.parse(text)).weight_map);
    return map.length > 0 ? new Map(map) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where index and files disagree, in words: a tensor that is not in the file the index names, and one that no index entry
 * places there. vLLM loads every tensor of a file, so it would load such a one as well.
 */
export function disagreements(
  index: ReadonlyMap<string, string>,
  tensorsOf: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const held = new Map([...tensorsOf].map(([file, names]) => [file, new Set(names)]));
  const absent = [...index].filter(([tensor, file]) => !held.get(file)?.has(tensor));
  const besides = [...tensorsOf].flatMap(([file, names]) =>
    names.filter((name) => index.get(name) !== file).map((name) => [name, file] as const),
  );
  return [
    ...absent.map(([tensor, file]) => `${INDEX} places ${tensor} in ${file}, which does not have it`),
    ...besides.map(([tensor, file]) => `${file} has ${tensor}, which ${INDEX} does not place there`),
  ];
}
