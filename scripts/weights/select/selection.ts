import type { SourceFile } from '../source/source';
import { isDenseLayer, isLicence, isReadByVllm, neverStaged } from './file-rules';
import { INDEX, readIndex, SINGLE } from './tensor-index';
import { lackingTokenizer } from './tokenizer-files';

/** Which files of a source are staged, and which not. */
export interface Selection {
  readonly files: readonly SourceFile[];
  readonly tensors: readonly SourceFile[];
  readonly leftOut: readonly { readonly path: string; readonly why: string }[];
}

export interface SmallTexts {
  /** The text of config.json, if there is one. */
  readonly config?: string;
  /** The text of {@link INDEX}, if there is one. */
  readonly index?: string;
}

/**
 * Which files of a source are a model's own: configuration, tokenizer, templates, the tensors that the index names, and
 * `extra`, such as a vocabulary. Pure.
 *
 * @returns the files, or everything that is wrong with the source
 */
export function selectFiles(
  all: readonly SourceFile[],
  { config, index }: SmallTexts,
  extra: readonly string[] = [],
): Selection | { readonly problems: readonly string[] } {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const named = tensorFiles(byPath, index);
  const tokenizer = lackingTokenizer(byPath);
  const problems = [
    ...(config === undefined ? ['no config.json'] : problemsOfConfig(config)),
    ...(tokenizer === undefined ? [] : [tokenizer]),
    ...('problems' in named ? named.problems : []),
    ...all
      .filter(({ path }) => isDenseLayer(path) && path.endsWith('/config.json'))
      .map(({ path }) => `${path} describes a layer for its vectors that vLLM does not load from S3`),
  ];
  const tensors = 'paths' in named ? named.paths.flatMap((path) => byPath.get(path) ?? []) : [];
  const isStaged = ({ path }: SourceFile) =>
    isReadByVllm(path) || isLicence(path) || path === INDEX || extra.includes(path);
  const files = [...all.filter((file) => isStaged(file) && !tensors.includes(file)), ...tensors];
  const empty = files.filter(({ bytes }) => bytes === 0).map(({ path }) => `${path} has no content`);
  if (problems.length + empty.length > 0) return { problems: [...problems, ...empty] };
  const taken = new Set(files);
  const leftOut = all
    .filter((file) => !taken.has(file))
    .map(({ path }) => ({ path, why: neverStaged(path) ?? 'not needed to serve the model' }));
  return { files, tensors, leftOut };
}

type Named = { readonly paths: readonly string[] } | { readonly problems: readonly string[] };

/** The files of tensors: those that the index names; without one, the one of the usual name. */
function tensorFiles(all: ReadonlyMap<string, SourceFile>, index: string | undefined): Named {
  if (index === undefined)
    return all.has(SINGLE) ? { paths: [SINGLE] } : { problems: [noTensors([...all.keys()])] };
  const map = readIndex(index);
  if (map === undefined) return { problems: [`${INDEX} has no weight_map`] };
  const paths = [...new Set(map.values())].sort();
  const problems = paths.flatMap((path) => {
    if (!/^[\w.-]+\.safetensors$/.test(path)) {
      return `${INDEX} names ${path}: ${neverStaged(path) ?? 'only safetensors files beside the index are staged'}`;
    }
    return all.has(path) ? [] : `${INDEX} names ${path}, which is not there`;
  });
  return problems.length > 0 ? { problems } : { paths };
}

function noTensors(all: readonly string[]): string {
  const safetensors = all.filter((path) => path.endsWith('.safetensors') && !path.includes('/'));
  if (safetensors.length > 0) {
    return `no ${SINGLE} and no ${INDEX}, so nothing says whether these are whole: ${safetensors.join(', ')}`;
  }
  const others = all.filter((path) => /\.(bin|pt|pth|ckpt|gguf|pkl)$/i.test(path));
  return others.length > 0
    ? `the weights are ${others.join(', ')}: ${neverStaged(others[0] ?? '')}. Only safetensors are staged`
    : `no ${SINGLE}`;
}

/** What in the configuration would need code of the repository, which is never staged. */
function problemsOfConfig(text: string): readonly string[] {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    return ['config.json is no JSON'];
  }
  const { auto_map, architectures } = (config ?? {}) as {
    readonly auto_map?: Readonly<Record<string, unknown>>;
    readonly architectures?: unknown;
  };
  return [
    ...(auto_map
      ? [
          `config.json names code of the repository that would build the model (auto_map: ${Object.values(auto_map).join(', ')}). vLLM runs here without trust_remote_code: take weights of an architecture that vLLM has itself`,
        ]
      : []),
    ...(Array.isArray(architectures) && architectures.length > 0
      ? []
      : ['config.json names no architectures, by which vLLM chooses how to run the weights']),
  ];
}
