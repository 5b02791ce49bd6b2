import { bytesOf, type Pause } from '../source/read-range';
import type { SourceFile, WeightsSource } from '../source/source';
import { StagingError } from '../staging-error';
import { headerLength, LENGTH_BYTES, tensorNames } from './safetensors-header';
import { type Selection, selectFiles } from './selection';
import { disagreements, INDEX, readIndex } from './tensor-index';

/** The longest configuration or index that is read as a whole. That of a model of a trillion parameters has 10 MiB. */
const LONGEST_TEXT = 128 * 1024 * 1024;

/** How many problems are named; a broken index can have thousands. */
const NAMED = 10;

export interface Reading {
  readonly signal?: AbortSignal;
  readonly wait?: Pause;
}

/**
 * The files of a source that are a model's weights. Reads configuration, index and the header of every file of tensors, and
 * none of the tensors.
 *
 * @param extra files besides the usual ones, such as a vocabulary
 * @throws StagingError with everything that is wrong
 */
export async function selectWeights(
  source: WeightsSource,
  extra: readonly string[],
  reading: Reading = {},
): Promise<Selection> {
  const all = await source.list();
  const textOf = async (path: string) => {
    const file = all.find((one) => one.path === path);
    if (file === undefined) return undefined;
    if (file.bytes > LONGEST_TEXT) throw refused(source, [`${path} has ${file.bytes} bytes`]);
    return (await bytesOf(source, file, { start: 0, end: file.bytes }, reading)).toString('utf8');
  };
  const [config, index] = [await textOf('config.json'), await textOf(INDEX)];
  const selection = selectFiles(all, { config, index }, extra);
  if ('problems' in selection) throw refused(source, selection.problems);
  const tensorsOf = new Map<string, readonly string[]>();
  const problems: string[] = [];
  for (const file of selection.tensors) {
    const names = await tensorsIn(source, file, reading);
    if (typeof names === 'string') problems.push(`${file.path} is no safetensors file: ${names}`);
    else tensorsOf.set(file.path, names);
  }
  const map = index === undefined ? undefined : readIndex(index);
  if (problems.length === 0 && map) problems.push(...disagreements(map, tensorsOf));
  if (problems.length > 0) throw refused(source, problems);
  return selection;
}

async function tensorsIn(
  source: WeightsSource,
  file: SourceFile,
  reading: Reading,
): Promise<readonly string[] | string> {
  if (file.bytes < LENGTH_BYTES) return `it has ${file.bytes} bytes`;
  const length = headerLength(
    await bytesOf(source, file, { start: 0, end: LENGTH_BYTES }, reading),
    file.bytes,
  );
  if (typeof length === 'string') return length;
  const end = LENGTH_BYTES + length;
  const text = await bytesOf(source, file, { start: LENGTH_BYTES, end }, reading);
  return tensorNames(text.toString('utf8'), file.bytes - end);
}

const refused = ({ name }: WeightsSource, problems: readonly string[]) =>
  new StagingError(
    'refused',
    `${name} cannot be staged:\n${problems
      .slice(0, NAMED)
      .map((problem) => `  - ${problem}`)
      .join('\n')}${problems.length > NAMED ? `\n  and ${problems.length - NAMED} more` : ''}`,
    'Nothing was staged. Choose another revision, or convert the weights and stage them as your own.',
  );
