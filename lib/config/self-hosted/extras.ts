import { FORM_EXTRAS } from '../../../policy/extra';
import { isBefore, vllmIn } from '../facts/vllm-advisories';
import facts from '../facts/vllm-extras.json';
import { modelCheck } from '../host-check';
import type { OnInstances } from './instance-types';

/**
 * An older vLLM takes the field that holds an answer to a form without an error and without an effect, and callers would
 * get free text. A version that the file does not name is not checked; a warning says so.
 */
export const formsAreServed = modelCheck<OnInstances>()([], ({ extras = [], image }, path) => {
  const version = image.vllm ?? vllmIn(image.source);
  if (version === undefined || !isBefore(version, facts.formsSince)) return [];
  return extras.flatMap((name, index) => {
    if (!FORM_EXTRAS.some((form) => form === name)) return [];
    return [
      {
        path: `${path}.extras[${index}]`,
        got: name,
        allowed: `fields that vLLM ${version} has: it ignores structured_outputs, which the router sends for ${name}, before ${facts.formsSince}`,
        fix: `remove it, or take an image with vLLM ${facts.formsSince} or newer`,
      },
    ];
  });
});
