import type { AskedChat } from '../request/asked-chat';
import { contextLengthExceeded } from './context-length-exceeded';
import { tooSmallFor } from './context-window';
import type { Fit } from './fit';
import { refusedByModels, refusing } from './refusing';

/** A chat model takes the settings of the request and the guardrail of the deployment, and its context is large enough. */
export function chatFit(asked: AskedChat): Fit {
  const tooSmall = tooSmallFor(asked.request);
  const tooLong: Fit['tooLong'] = (models) => contextLengthExceeded(models, asked);
  return {
    task: 'chat',
    inability: (model) => refusing(model, asked) ?? tooSmall(model),
    refusal: (models) => refusedByModels(models, asked) ?? tooLong(models),
    tooLong,
  };
}
