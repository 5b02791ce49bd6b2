import { AUTO, type Candidate, candidatesFor, type Inability } from '../../../policy/candidates';
import { DATA_CLASSES, HIGHEST_CLASS } from '../../../policy/data-class';
import { ENDPOINTS } from '../../../policy/endpoints';
import { type Policy, type Route, route } from '../../../policy/route-table';
import type { RouterConfig, RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import { ERRORS } from '../contract/errors';
import type { AskedChat } from '../request/asked-chat';
import type { Caller } from '../request/caller';
import type { Classification } from '../request/classify/classify';
import { contextLengthExceeded } from './context-length-exceeded';
import { tooSmallFor } from './context-window';
import { lackedByModels, lacking } from './lacking';
import { type Need, needsOf } from './needs';
import { refusedByModels, refusing } from './refusing';

/** The models that may answer, in order, and every model considered with its reason. */
export type Choice = { readonly candidates: readonly Candidate[] } & (
  | { readonly order: readonly RouterModel[]; readonly refusal?: undefined }
  | { readonly order: readonly []; readonly refusal: ApiError }
);

/**
 * Applies the policy's table to one request. Only the table forbids models. Of the models that it allows, the choice
 * skips those of another task, those that may not answer in place of a named one, those that cannot do what the request
 * needs, those that refuse a setting of the request or the guardrail of the deployment, and those whose context is
 * certainly too small for the request.
 *
 * @param strictModel whether the request lets no other model answer than the one that it names
 */
export function choose(
  config: RouterConfig,
  policy: Policy,
  caller: Caller,
  classification: Classification,
  asked: AskedChat,
  strictModel = false,
): Choice {
  const { by, effective } = classification;
  const row = route(policy, config.lane, caller, effective, by);
  const tooSmall = tooSmallFor(asked.request);
  const needs = needsOf(asked);
  const modelOf = (name: string) => config.models.filter((model) => model.name === name);
  const substitute = substituteFor(asked.model, config, strictModel);
  const inability = (name: string) =>
    modelOf(name).map(
      (model) =>
        otherTask(model) ??
        substitute(model) ??
        lacking(model, needs) ??
        refusing(model, asked) ??
        tooSmall(model),
    )[0];
  const candidates = candidatesFor(policy, row, asked.model, inability) ?? [];
  const order = candidates.flatMap(({ kept, model }) => (kept ? modelOf(model) : []));
  const allowed = candidates.flatMap((each) => (isAllowed(each) ? modelOf(each.model) : []));
  const refusal =
    refusalOf(row, candidates, classification, asked) ??
    (order.length > 0 ? undefined : unableTo(asked, needs, allowed, keptBy(row).flatMap(modelOf)));
  return refusal ? { candidates, order: [], refusal } : { candidates, order };
}

/** The models that the table keeps, whether or not the request names them. */
const keptBy = ({ verdicts }: Route): readonly string[] =>
  verdicts.filter(({ kept }) => kept).map(({ model }) => model);

/**
 * The refusal of a request that none of the allowed models can answer.
 *
 * @param kept every model that may see the request, whether or not it was considered
 */
function unableTo(
  asked: AskedChat,
  needs: readonly Need[],
  allowed: readonly RouterModel[],
  kept: readonly RouterModel[],
): ApiError {
  const able = (model: RouterModel) => !lacking(model, needs);
  const others = kept.filter((model) => able(model) && !otherTask(model));
  const left = allowed.filter(able);
  return (
    lackedByModels(allowed, needs, others) ??
    refusedByModels(left, asked) ??
    contextLengthExceeded(left, asked)
  );
}

/** A model of another task than the endpoint's is never called for it. */
function otherTask({ name, task }: RouterModel): Inability | undefined {
  const needed = ENDPOINTS.chat.task;
  if (task === needed) return undefined;
  return { reason: 'other-task', words: `${name} is for ${task}; this endpoint needs a model for ${needed}` };
}

/** Refuses each model that would answer in place of the named one, where that is not allowed. `auto` names none. */
function substituteFor(
  named: string,
  { substitution }: RouterConfig,
  strictModel: boolean,
): (model: RouterModel) => Inability | undefined {
  if (named === AUTO || (!strictModel && substitution === 'marked')) return () => undefined;
  const by = strictModel ? 'the header x-strict-model' : 'the deployment (answers.substitution)';
  return ({ name }) =>
    name === named
      ? undefined
      : {
          reason: 'not-the-named-model',
          words: `${by} lets no other model answer than ${named}; not ${name}`,
        };
}

/** Whether the table allows it and it has the task, whether or not it can do what the request needs, at its length. */
const isAllowed = ({ kept, reason }: Candidate): boolean =>
  kept || reason === 'lacks-ability' || reason === 'context-too-small' || reason === 'refuses-setting';

function refusalOf(
  row: Route,
  candidates: readonly Candidate[],
  classification: Classification,
  asked: AskedChat,
): ApiError | undefined {
  const [first] = candidates;
  if (!first) return new ApiError('model_not_found', undefined, 'model');
  if (asked.model !== AUTO && first.reason === 'not-allowed-for-caller') {
    return new ApiError('model_not_allowed', undefined, 'model');
  }
  const why = foundWords(classification) ?? mistyped(classification);
  if (row.refusal !== undefined) {
    return new ApiError('use_sealed_lane', why && `${why} ${ERRORS.use_sealed_lane.advice}`);
  }
  if (asked.model !== AUTO && first.reason === 'other-task') {
    return new ApiError('model_not_for_endpoint', `${first.words}. Name another model, or auto.`, 'model');
  }
  if (candidates.some(isAllowed)) return undefined;
  if (candidates.every(({ reason }) => reason === 'not-allowed-for-caller')) {
    return new ApiError('model_not_allowed', undefined, 'model');
  }
  if (asked.model !== AUTO && first.reason === 'outside-lane') {
    return new ApiError('model_not_on_lane', undefined, 'model');
  }
  const reasons = candidates.map(({ words }) => words).join('; ');
  const another = asked.model === AUTO ? 'Send it' : 'Name another model, or auto, or send it';
  return new ApiError(
    'class_not_served',
    `${why ? `${why} ` : ''}No model may see this ${row.dataClass} request: ${reasons}. ${another} without what makes it ${row.dataClass}.`,
  );
}

/** A sentence where the declared word is not a class, most likely because of a typing error. */
function mistyped({ declared }: Classification): string | undefined {
  if (declared !== 'unknown') return undefined;
  return `What is declared is none of ${DATA_CLASSES.join(', ')}, so it counts as ${HIGHEST_CLASS}.`;
}

/** A sentence where the detector alone raised the class: the kinds of values that it found, without the text. */
function foundWords({ by, detected, effective }: Classification): string | undefined {
  if (by !== 'detection') return undefined;
  if (!detected?.findings)
    return `The request could not be searched for sensitive values, so it counts as ${effective}.`;
  return `The request holds ${[...detected.findings.keys()].join(', ')}, so it counts as ${effective}.`;
}
