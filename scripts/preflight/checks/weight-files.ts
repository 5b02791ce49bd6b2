import { firstOf } from '../../command-line/first-of';
import { INDEX, readIndex, SINGLE } from '../../weights/select/tensor-index';
import { lackingTokenizer } from '../../weights/select/tokenizer-files';

/** How many missing files are named; the index of a large model has hundreds. */
const NAMED = 5;

const isTopTensors = (file: string) => file.endsWith('.safetensors') && !file.includes('/');

/**
 * What is missing of a model's weights, in words. Pure. vLLM looks for them at the top of the prefix; a folder below it
 * has another form of the same weights, which does not count.
 *
 * @param files their names below the prefix, with their sizes in bytes
 * @param index the text of the index, if it is there
 */
export function missingWeights(
  files: ReadonlyMap<string, number>,
  index: string | undefined,
): readonly string[] {
  const tensors = [...files.keys()].filter(isTopTensors);
  const empty = [...files].filter(([file, size]) => size === 0 && !file.endsWith('/')).map(([file]) => file);
  const tokenizer = lackingTokenizer(files);
  return [
    ...(files.has('config.json') ? [] : ['no config.json']),
    ...(tokenizer === undefined ? [] : [tokenizer]),
    ...(index === undefined ? withoutIndex(tensors) : withIndex(tensors, index)),
    ...(empty.length > 0 ? [`${list(empty)} without content`] : []),
  ];
}

/**
 * Files of tensors besides a model's own. vLLM's streamer loads each file of tensors at the top of the prefix, whatever
 * the index names, and mixes two forms of the same weights (vllm-project/vllm issue 40765; run-ai/runai-model-streamer,
 * files.py of its S3 package; read 2026-11-26). Pure.
 *
 * @param files their names below the prefix
 * @param index the text of the index, if it is there. Without one, the file of the usual name is the model's own
 */
export function besidesWeights(files: Iterable<string>, index: string | undefined): readonly string[] {
  const tensors = [...files].filter(isTopTensors);
  const own = index === undefined ? [SINGLE] : (filesNamed(index) ?? []);
  return own.some((file) => tensors.includes(file)) ? tensors.filter((file) => !own.includes(file)) : [];
}

/** Without an index, all tensors are in one file. A name such as model-00001-of-00004 says that there are more. */
function withoutIndex(tensors: readonly string[]): readonly string[] {
  if (tensors.length === 0) return ['no *.safetensors'];
  const parts = tensors.filter((file) => /-of-\d+\.safetensors$/.test(file));
  if (parts.length > 0) return [`no ${INDEX}, although ${list(parts)} is a part`];
  if (tensors.length > 1 && !tensors.includes(SINGLE)) {
    return [`no ${INDEX}, although there are ${tensors.length} files of tensors: ${list(tensors)}`];
  }
  return [];
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
  const map = readIndex(index);
  return map && [...new Set(map.values())].sort();
}

/** The first of these files, in words. */
export const list = (files: readonly string[]) => firstOf(NAMED, files);
