import { ABILITIES, type Ability } from '../../../policy/ability';
import { AUTO, type Inability } from '../../../policy/candidates';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { Need } from './needs';

type Able = Pick<RouterModel, 'name' | 'abilities'>;

/** Why a model is no candidate because of what the request needs and the model cannot do. */
export function lacking(model: Able, needs: readonly Need[]): Inability | undefined {
  const missing = missingIn(model, needs);
  return missing.length > 0
    ? { reason: 'lacks-ability', words: `${model.name} ${inWords(missing)}` }
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
  const missing = models.flatMap((model) => missingIn(model, needs));
  const [first] = needs.filter(({ ability }) => missing.includes(ability));
  if (!first || reasons.length < models.length) return undefined;
  const words = reasons.map((reason) => reason.words).join('; ');
  const names = [...able.map(({ name }) => name), ...(able.some(({ auto }) => auto) ? [AUTO] : [])];
  const advice =
    names.length > 0
      ? `Name a model that can: ${names.join(', ')}; or leave it out`
      : 'No other model that may see this request can; leave it out';
  return new ApiError('model_lacks_ability', `${first.field}: ${words}. ${advice}.`, first.field);
}

const missingIn = ({ abilities }: Able, needs: readonly Need[]): readonly Ability[] => [
  ...new Set(needs.map(({ ability }) => ability).filter((ability) => !abilities.includes(ability))),
];

const inWords = (missing: readonly Ability[]): string =>
  missing.map((ability) => ABILITIES[ability]).join(' and ');
