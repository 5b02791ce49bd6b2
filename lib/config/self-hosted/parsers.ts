import facts from '../facts/vllm-parsers.json';
import { modelCheck } from '../host-check';
import { didYouMean } from '../nearest-word';
import type { OnInstances } from './instance-types';

/** Names of vLLM's reasoning parsers, which remove a model's reasoning from its answer. */
export const REASONING_PARSERS: readonly string[] = facts.reasoning;

/** Names of vLLM's tool parsers, which convert a model's output into tool calls. */
export const TOOL_PARSERS: readonly string[] = facts.tools;

const PARSERS = { reasoning: REASONING_PARSERS, tools: TOOL_PARSERS } as const;

/** Every parser is one that vLLM has. With another name vLLM does not start. */
export const parsersAreKnown = modelCheck<OnInstances>()([], ({ parsers }, path) =>
  (['reasoning', 'tools'] as const).flatMap((kind) => {
    const name = parsers?.[kind];
    const known = [...PARSERS[kind], 'none'];
    if (name === undefined || known.includes(name)) return [];
    return [
      {
        path: `${path}.parsers.${kind}`,
        got: name,
        allowed: known.join(', '),
        fix: `name one of these${didYouMean(name, known)}, or add one of a later vLLM to lib/config/facts/vllm-parsers.json`,
      },
    ];
  }),
);
