import { modelFacts } from '../../../config/facts/models';
import type { SelfHostedModel } from '../../../config/model';

/** vLLM's parsers: those of the deployment file, otherwise the catalogue's. `undefined`: vLLM starts without one. */
export function parsersOf({ parsers, weights }: SelfHostedModel) {
  const facts = modelFacts(weights.source);
  return {
    reasoning: started(parsers?.reasoning ?? facts?.reasoningParser),
    tools: started(parsers?.tools ?? facts?.toolParser),
  };
}

const started = (parser: string | undefined) => (parser === 'none' ? undefined : parser);
