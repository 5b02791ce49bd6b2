import type { RouterModel } from '../config/router-config';
import type { AskedChat } from '../request/asked-chat';
import { contextLengthExceeded } from './context-length-exceeded';
import { tooSmallFor } from './context-window';
import type { Fit } from './fit';
import { lackedByModels, lacking } from './lacking';
import { needsOf } from './needs';
import { refusedByModels, refusing } from './refusing';

/**
 * A chat model can do what the request needs, takes its settings and the guardrail of the deployment, and its context is
 * large enough.
 */
export function chatFit(asked: AskedChat): Fit {
  const needs = needsOf(asked);
  const tooSmall = tooSmallFor(asked.request);
  const isAble = (model: RouterModel) => !lacking(model, needs);
  const tooLong: Fit['tooLong'] = (models) => contextLengthExceeded(models, asked);
  return {
    task: 'chat',
    inability: (model) => lacking(model, needs) ?? refusing(model, asked) ?? tooSmall(model),
    refusal(models, others) {
      const able = models.filter(isAble);
      return (
        lackedByModels(models, needs, others.filter(isAble)) ?? refusedByModels(able, asked) ?? tooLong(able)
      );
    },
    tooLong,
  };
}
