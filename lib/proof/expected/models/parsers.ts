import type { SelfHostedModel } from '../../../config/model';
import { factsOf } from './weights';

/** vLLM's parsers: those of the deployment file, otherwise the catalogue's. `undefined`: vLLM starts without one. */
export function parsersOf({ parsers, weights }: SelfHostedModel) {
  const facts = factsOf(weights);
  return {
    reasoning: started(parsers?.reasoning ?? facts?.reasoningParser),
    tools: started(parsers?.tools ?? facts?.toolParser),
  };
}

const started = (parser: string | undefined) => (parser === 'none' ? undefined : parser);
