import type { Vocabulary } from '../../../lib/config/facts/models';
import { StagingError } from '../staging-error';
import { httpRange } from './http-range';
import type { WeightsSource } from './source';

/**
 * A source with the vocabulary that vLLM needs beside these weights: the source's own file if it has one, otherwise its
 * publisher's. Either must have the content that the catalogue states.
 */
export function withVocabulary(source: WeightsSource, vocabulary: Vocabulary | undefined): WeightsSource {
  if (vocabulary === undefined) return source;
  const { bytes, file: path, sha256, url } = vocabulary;
  let isOwn = false;
  return {
    ...source,
    async list() {
      const files = await source.list();
      const own = files.find((file) => file.path === path);
      isOwn = own !== undefined;
      return [...files.filter((file) => file !== own), { path, bytes: own?.bytes ?? bytes, sha256 }];
    },
    open(file, range, signal) {
      if (file.path !== path || isOwn) return source.open(file, range, signal);
      return httpRange(url, file, range, ({ status }) => unpublished(vocabulary, status), { signal });
    },
  };
}

const unpublished = ({ file, url }: Vocabulary, status: number) =>
  new StagingError(
    'not-found',
    `${url} answered ${status}, and vLLM needs ${file} beside these weights.`,
    `Put the file beside the weights, and give their folder with --from.`,
  );
