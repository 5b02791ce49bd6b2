import { ABILITIES } from '../../../policy/ability';
import { AUTO, type Inability } from '../../../policy/candidates';
import { ENDPOINTS, inWords as inWordsOf } from '../../../policy/endpoints';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { Need } from './needs';

type Able = Pick<RouterModel, 'name' | 'abilities' | 'extras'>;

/** Why a model is no candidate because of what the request needs and the model cannot do. */
export function lacking(model: Able, needs: readonly Need[]): Inability | undefined {
  const missing = missingIn(model, needs);
  return missing.length > 0
    ? { reason: 'lacks-ability', words: `${model.name} ${inWords(model, missing)}` }
    : undefined;
}

/**
 * The refusal of a request that none of these models can answer, all of which may see it.
 *
 * @param able other models that may see the request and can answer it
 */
export function lackedByModels(
  models: readonly Able[],
  needs: readonly Need[],
  able: readonly Pick<RouterModel, 'name' | 'auto'>[],
): ApiError | undefined {
  const reasons = models.flatMap((model) => lacking(model, needs) ?? []);
  const missing = models.map((model) => missingIn(model, needs));
  const fewest = Math.min(...missing.map(({ length }) => length));
  // Of a model that lacks the fewest things: where the caller changes these, that model answers.
  const nearest = missing.filter(({ length }) => length === fewest).flat();
  const first = needs.find((need) => nearest.includes(need));
  if (!first) return undefined;
  const words = reasons.map((reason) => reason.words).join('; ');
  const instead = first.ability === 'completions' ? `call ${inWordsOf(ENDPOINTS.chat)}` : 'leave it out';
  const names = [...able.map(({ name }) => name), ...(able.some(({ auto }) => auto) ? [AUTO] : [])];
  const advice =
    names.length > 0
      ? `Name a model that can: ${names.join(', ')}; or ${instead}`
      : `No other model that may see this request can; ${instead}`;
  return new ApiError('model_lacks_ability', `${first.field}: ${words}. ${advice}.`, first.field);
}

const missingIn = (model: Able, needs: readonly Need[]): readonly Need[] =>
  needs.filter((need) => !meets(model, need));

const meets = ({ abilities, extras = [] }: Able, { ability, extra }: Need): boolean =>
  abilities.includes(ability) && (extra === undefined || extras.some((name) => name === extra));

/** Each once, although several fields may need one ability. */
const inWords = ({ abilities }: Able, missing: readonly Need[]): string => {
  const words = missing.map(({ ability, extra, words: own = ABILITIES[ability] }) =>
    extra !== undefined && abilities.includes(ability)
      ? `may not be sent ${extra}, which extras in its deployment does not list`
      : own,
  );
  return [...new Set(words)].join(' and ');
};
