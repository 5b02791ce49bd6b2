import { AUTO } from '../../../policy/candidates';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { AskedEmbeddings } from '../request/asked-embeddings';
import { fewestTokensOf } from './fewest-tokens';
import type { Fit } from './fit';

type Asked = Pick<AskedEmbeddings, 'model' | 'embedding' | 'at'>;

/** An embedding model has vectors of the requested length, and each text fits into its context. */
export function embeddingFit(asked: Asked): Fit {
  const { texts, dimensions } = asked.embedding;
  const tooLong: Fit['tooLong'] = (models) => textTooLong(models, asked);
  return {
    task: 'embedding',
    inability(model) {
      const other = otherLength(model, dimensions);
      if (other) return { reason: 'refuses-setting', words: other };
      const index = texts.findIndex((text) => !fits(text, model));
      if (index < 0) return undefined;
      return {
        reason: 'context-too-small',
        words: `${asked.at(index)} is too long: ${limitsInWords(model)}`,
      };
    },
    refusal(models) {
      const others = models.flatMap((model) => otherLength(model, dimensions) ?? []);
      if (others.length < models.length || others.length === 0) return tooLong(models);
      const advice = `Leave it out${another(asked, ', or ')}.`;
      return new ApiError('invalid_value', `dimensions: ${others.join('; ')}. ${advice}`, 'dimensions');
    },
    tooLong,
  };
}

/** Why a model has no vectors of this length, in words. */
function otherLength({ name, embedding }: RouterModel, dimensions: number | undefined): string | undefined {
  if (dimensions === undefined) return undefined;
  const known = embedding?.dimensions;
  if (!known) return `${name} takes no dimensions: which it has is not known here`;
  return known.includes(dimensions)
    ? undefined
    : `${name} has vectors of ${known.join(', ')} numbers, and no others`;
}

/** Whether a text may fit. It counts as the fewest tokens that it can have; the host refuses it if it does not fit. */
function fits(text: string, { contextTokens, embedding }: RouterModel): boolean {
  const most = embedding?.charactersPerText;
  // The length counts a character beyond the basic plane twice, so a text that is short by its length is short.
  if (most !== undefined && text.length > most && [...text].length > most) return false;
  return text.length / 2 <= contextTokens || fewestTokensOf(text) <= contextTokens;
}

function textTooLong(models: readonly RouterModel[], asked: Asked): ApiError {
  const index = asked.embedding.texts.findIndex((text) => models.every((model) => !fits(text, model)));
  const path = index < 0 ? 'input' : asked.at(index);
  const subject = index < 0 ? 'A text of input' : path;
  const limits = models.map(limitsInWords).join('; ');
  const words = `${subject} is too long for the models that may answer this request: ${limits}. Split it into shorter texts${another(asked, ', or ')}.`;
  return new ApiError('context_length_exceeded', words, path);
}

function limitsInWords({ name, contextTokens, embedding }: RouterModel): string {
  const characters = embedding?.charactersPerText;
  const more = characters === undefined ? '' : ` and ${characters} characters`;
  return `the maximum context length of ${name} is ${contextTokens} tokens${more} for each text`;
}

const another = ({ model }: Asked, before: string): string =>
  model === AUTO ? '' : `${before}name another model, or auto`;
