import { REASONING_PARSERS, TOOL_PARSERS } from '../facts/vllm-parsers';
import { modelCheck } from '../host-check';
import { didYouMean } from '../nearest-word';
import type { OnInstances } from './instance-types';

const PARSERS = { reasoning: REASONING_PARSERS, tools: TOOL_PARSERS } as const;

/** A parser is one that vLLM has: with another it does not start. */
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
