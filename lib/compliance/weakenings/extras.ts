import type { Extra } from '../../../policy/extra';
import type { SelfHostedModel } from '../../config/model';
import type { Weakening } from './weakening';

/**
 * The fields of vLLM's own by which one caller decides what the file decided, or what others wait for.
 * lib/config/facts/vllm-extras.json has the sources.
 */
export const extraWeakenings = ({ name, extras = [] }: SelfHostedModel, path: string): readonly Weakening[] =>
  extras.flatMap((extra, index) => {
    const gives = GIVES[extra];
    return gives === undefined
      ? []
      : [{ path: `${path}.extras[${index}]`, value: extra, gives: `A caller of ${name} ${gives}` }];
  });

const LONG = 'can run each of its answers up to the limit, on GPUs that others wait for.';
const COMPILED =
  'has the server compile what it sends: a pattern or grammar that does not end delays every caller.';

const GIVES: Readonly<Partial<Record<Extra, string>>> = {
  min_tokens: LONG,
  ignore_eos: LONG,
  structured_outputs: COMPILED,
  guided_regex: COMPILED,
  guided_grammar: COMPILED,
  chat_template_kwargs:
    'sets arguments of its chat template: whether it thinks, unless the file says so, and whatever text the template puts into the prompt.',
};
