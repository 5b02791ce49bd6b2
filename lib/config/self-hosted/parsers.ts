import parserFacts from '../facts/vllm-parsers.json';
import { modelCheck } from '../host-check';
import { didYouMean } from '../nearest-word';
import type { OnInstances } from './instance-types';
import { weightsFacts } from './weights-facts';

/** Names of vLLM's reasoning parsers, which remove a model's reasoning from its answer. */
export const REASONING_PARSERS: readonly string[] = parserFacts.reasoning;

/** Names of vLLM's tool parsers, which convert a model's output into tool calls. */
export const TOOL_PARSERS: readonly string[] = parserFacts.tools;

const PARSERS = { reasoning: REASONING_PARSERS, tools: TOOL_PARSERS } as const;

/**
 * Weights that the catalogue has and that do not think need no reasoning parser: one takes an answer without the end of
 * a thought for thinking (vllm/reasoning/deepseek_r1_reasoning_parser.py), and callers would get nothing.
 */
export const reasoningParserIsNeeded = modelCheck<OnInstances>()([], ({ parsers, weights }, path) => {
  const facts = weightsFacts(weights);
  const name = parsers?.reasoning;
  if (!facts || facts.reasoningParser || name === undefined || name === 'none') return [];
  return [
    {
      path: `${path}.parsers.reasoning`,
      got: name,
      allowed: `none: as far as is known, ${facts.source} does not think, and a reasoning parser could take its whole answers for thinking`,
      fix: "remove it; or, if the model card says that it thinks, write reasoningParser into its facts in lib/config/facts/models.json, with source and today's date",
    },
  ];
});

/**
 * A model that is told not to think has its own reasoning parser or none: another one may take an answer without the end
 * of a thought for thinking (vllm/reasoning/deepseek_r1_reasoning_parser.py), and callers would get nothing.
 */
export const reasoningParserIsItsOwn = modelCheck<OnInstances>()(
  [],
  ({ parsers, thinking, weights }, path) => {
    const facts = weightsFacts(weights);
    const name = parsers?.reasoning;
    if (thinking !== 'off') return [];
    if (!facts?.reasoningParser || name === undefined || name === facts.reasoningParser) return [];
    if (!REASONING_PARSERS.includes(name)) return []; // 'none', or one that is refused as unknown
    return [
      {
        path: `${path}.parsers.reasoning`,
        got: name,
        allowed: `${facts.reasoningParser}: with another, callers of ${facts.source} could get nothing, because thinking is off`,
        fix: "remove the line; or, if the model card names this parser, write it into the model's facts in lib/config/facts/models.json, with source and today's date",
      },
    ];
  },
);

/**
 * A model that thinks for its callers has a reasoning parser. Without one, vLLM returns the thinking as a part of the
 * answer (vLLM documentation 0.26, Reasoning outputs, 2026-11-25).
 */
export const thinkingIsSeparated = modelCheck<OnInstances>()([], ({ parsers, thinking, weights }, path) => {
  if (parsers?.reasoning !== 'none' || thinking === undefined || thinking === 'off') return [];
  const facts = weightsFacts(weights);
  if (!facts?.reasoningParser) return [];
  return [
    {
      path: `${path}.parsers.reasoning`,
      got: 'none',
      allowed: `a reasoning parser, because thinking is ${thinking}: callers would get the thinking of ${facts.source} as a part of its answers`,
      fix: `remove the line, which gives it ${facts.reasoningParser}; or write thinking: off`,
    },
  ];
});

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
