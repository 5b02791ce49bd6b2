import { policyFrom } from '../../../../lambda/router/config/policy-from';
import type { RouterConfig } from '../../../../lambda/router/config/router-config';
import type { ChatRequest } from '../../../../lambda/router/contract/chat';
import { choose } from '../../../../lambda/router/decision/choose';
import type { Asked } from '../../../../lambda/router/request/asked';
import type { AskedChat } from '../../../../lambda/router/request/asked-chat';
import { callerOf } from '../../../../lambda/router/request/caller';
import { classify, type Signals } from '../../../../lambda/router/request/classify/classify';
import { SESSION } from './router-config';
import { said } from './said';

interface From extends Partial<Signals> {
  readonly principal?: string;
}

/** What the router chooses for a request. Its class is public, unless a signal says more. */
export const choiceFor = (
  config: RouterConfig,
  asked: Asked,
  { principal = SESSION, ...signals }: From = {},
) =>
  choose(
    config,
    policyFrom(config),
    callerOf({ principal }, config),
    classify({ floor: 'public', declared: [], ...signals }),
    asked,
  );

/** A request to a chat model: "Hi", unless it says something else. */
export const askedChat = (model: string, request: Partial<ChatRequest> = {}): AskedChat => ({
  model,
  request: { messages: [said('user', 'Hi')], ...request },
  limitField: 'max_tokens',
  stream: false,
  form: undefined,
});
