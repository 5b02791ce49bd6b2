import { limitsOf } from '../../hosts/schemas';
import type { Check } from './check';

/** Token limits agree with each other and with what the model was made for. */
export const tokenLimits: Check = ({ models }) =>
  models.flatMap(({ model, path }) => {
    const limits = limitsOf(model.host, model);
    const tooLong = (key: 'contextTokens' | 'maxOutputTokens', most: number, why: string) =>
      model[key] <= most
        ? []
        : [{ path: `${path}.${key}`, got: model[key], allowed: `at most ${most}: ${why}`, fix: 'lower it' }];
    return [
      ...tooLong('maxOutputTokens', model.contextTokens, 'the answer is part of contextTokens'),
      ...(limits?.contextTokens
        ? tooLong('contextTokens', limits.contextTokens, `the context of ${limits.name}`)
        : []),
      ...(limits?.maxOutputTokens
        ? tooLong('maxOutputTokens', limits.maxOutputTokens, `the longest answer of ${limits.name}`)
        : []),
    ];
  });
