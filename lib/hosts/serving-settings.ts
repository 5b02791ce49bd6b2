import type { Vocabulary } from '../config/facts/models';
import type { SelfHostedModel } from '../config/model';
import { type ServingParsers, servingParsers } from '../config/self-hosted/serving-parsers';
import { servingVocabulary } from '../config/self-hosted/vocabulary';
import { weightsEmbedding } from '../config/self-hosted/weights';

/**
 * The value of vLLM's `--override-generation-config` that ends every answer after this many tokens. A request without
 * a limit of its own gets the tokens that its prompt leaves in the context, up to this ceiling.
 * "If max_new_tokens is specified in generation config, then it sets a server-wide limit on the number of output
 * tokens for all requests" (vLLM, engine arguments, 2026-11-25).
 */
export const answerCeiling = (maxOutputTokens: number): string =>
  JSON.stringify({ max_new_tokens: maxOutputTokens });

/** What a server of chat or of embeddings needs besides what every server does. */
export type ServedTaskSettings =
  | { readonly task: 'chat'; readonly maxOutputTokens: number; readonly parsers: ServingParsers }
  /** `dimensions`: the lengths that a request may ask for. @default none: vectors have one length */
  | { readonly task: 'embedding'; readonly dimensions?: readonly number[] };

/** What the server of a model is told, whichever host starts it. */
export interface Serving {
  /** The value of `model` in requests. */
  readonly servedName: string;
  /** Prompt and answer together, in tokens. */
  readonly contextTokens: number;
  /** GPUs of the instance; vLLM splits the model over all of them. */
  readonly gpuCount: number;
  readonly serves: ServedTaskSettings;
  /** Staged beside the weights. @default the weights need none */
  readonly vocabulary?: Vocabulary;
}

export const servingOf = (model: SelfHostedModel, gpuCount: number): Serving => ({
  servedName: model.name,
  contextTokens: model.contextTokens,
  gpuCount,
  serves: servedTask(model),
  vocabulary: servingVocabulary(model),
});

/** What the server of a model does: weights for embedding embed, and all others chat. */
function servedTask(model: SelfHostedModel): ServedTaskSettings {
  const embedding = weightsEmbedding(model);
  if (embedding) return { task: 'embedding', dimensions: embedding.dimensions };
  return { task: 'chat', maxOutputTokens: model.maxOutputTokens, parsers: servingParsers(model) };
}

/** Arguments of vLLM by their names; `true`: an argument without a value. */
export type VllmSettings = readonly (readonly [name: string, value: string | true])[];

/**
 * What vLLM does with the weights. Without the pooling runner vLLM takes weights such as Qwen3-Embedding, whose
 * architecture is that of a chat model, for a chat model. `--runner` replaces `--task embed` since vLLM 0.10.1. vLLM
 * refuses a length of vectors that its configuration does not list (vLLM documentation, Pooling models, 2026-11-26).
 * The usage of an answer has the tokens that came from the prefix cache only where the server is told to report them
 * (noonghunna/club-3090 pull request 1260, tried with vLLM 0.27.1; looked up 2026-11-26). No caller learns of another's
 * prompts by them, because each has a cache of its own (docs/decisions/0018-one-prefix-cache-for-each-caller.md).
 */
export function engineSettings(serves: ServedTaskSettings): VllmSettings {
  if (serves.task === 'chat') {
    return [
      ['override-generation-config', answerCeiling(serves.maxOutputTokens)],
      ['enable-prompt-tokens-details', true],
    ];
  }
  const { dimensions } = serves;
  return [
    ['runner', 'pooling'],
    ...(dimensions ? [['hf-overrides', JSON.stringify({ matryoshka_dimensions: dimensions })] as const] : []),
  ];
}

/** What vLLM separates from the text of an answer. */
export function parserSettings(serves: ServedTaskSettings): VllmSettings {
  if (serves.task !== 'chat') return [];
  const { reasoning, tools } = serves.parsers;
  return [
    ...(reasoning ? [['reasoning-parser', reasoning] as const] : []),
    ...(tools
      ? ([
          ['enable-auto-tool-choice', true],
          ['tool-call-parser', tools],
        ] as const)
      : []),
  ];
}

/**
 * Environment of every serving container: no download from Hugging Face, no usage report. The network has no route to
 * the internet; without these settings, a start would wait for time-outs instead of failing at once.
 *
 * Sources: vLLM and Hugging Face documentation; OPT_OUT_TRACKING is what AWS's own serving images read
 * (aws/deep-learning-containers, August 2026).
 */
export const OFFLINE_SETTINGS = {
  HF_HUB_OFFLINE: '1',
  TRANSFORMERS_OFFLINE: '1',
  VLLM_NO_USAGE_STATS: '1',
  DO_NOT_TRACK: '1',
  OPT_OUT_TRACKING: 'true',
} as const;
