import { AUTO, type Candidate, candidatesFor, type Inability } from '../../../policy/candidates';
import { DATA_CLASSES, HIGHEST_CLASS } from '../../../policy/data-class';
import type { ServedTask } from '../../../policy/endpoints';
import { type Policy, type Route, route } from '../../../policy/route-table';
import type { RouterConfig, RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import { ERRORS } from '../contract/errors';
import type { Asked } from '../request/asked';
import type { Caller } from '../request/caller';
import type { Classification } from '../request/classify/classify';
import { fitOf } from './fit-of';
import { sameVectors } from './same-vectors';

/** The models that may answer, in order, and every model considered with its reason. */
export type Choice = { readonly candidates: readonly Candidate[] } & (
  | { readonly order: readonly RouterModel[]; readonly refusal?: undefined }
  | { readonly order: readonly []; readonly refusal: ApiError }
);

/**
 * Applies the policy's table to one request. Only the table forbids models. Of the models that it allows, the choice
 * skips those of another task, those that may not answer in place of a named one, those that cannot do what the request
 * needs, those that refuse a setting of the request or the guardrail of the deployment, those whose context is certainly
 * too small for the request, and embedding models with other vectors than the first.
 *
 * @param strictModel whether the request lets no other model answer than the one that it names
 */
export function choose(
  config: RouterConfig,
  policy: Policy,
  caller: Caller,
  classification: Classification,
  asked: Asked,
  strictModel = false,
): Choice {
  const { by, effective } = classification;
  const row = route(policy, config.lane, caller, effective, by);
  const fit = fitOf(asked);
  const modelOf = (name: string) => config.models.filter((model) => model.name === name);
  const substitute = substituteFor(asked.model, config, strictModel);
  const otherVectors = sameVectors(modelOf(asked.model)[0]);
  const inability = (name: string) =>
    modelOf(name).map(
      (model) =>
        otherTask(model, fit.task) ?? substitute(model) ?? fit.inability(model) ?? otherVectors(model),
    )[0];
  const candidates = candidatesFor(policy, row, asked.model, inability) ?? [];
  const order = candidates.flatMap(({ kept, model }) => (kept ? modelOf(model) : []));
  const allowed = candidates.flatMap((each) => (isAllowed(each) ? modelOf(each.model) : []));
  const others = () =>
    keptBy(row)
      .flatMap(modelOf)
      .filter((model) => !otherTask(model, fit.task));
  const refusal =
    refusalOf(row, candidates, classification, asked) ??
    (order.length > 0 ? undefined : becauseOf(fit.refusal(allowed, others()), row, classification));
  return refusal ? { candidates, order: [], refusal } : { candidates, order };
}

/** The refusal, with what the detector found where models that could answer may not see that. */
function becauseOf(refusal: ApiError, { verdicts }: Route, classification: Classification): ApiError {
  const why = foundWords(classification);
  if (why === undefined || !verdicts.some(({ reason }) => reason === 'above-ceiling')) return refusal;
  return new ApiError(refusal.code, `${why} ${refusal.message}`, refusal.param, refusal.headers);
}

/** The models that the table keeps, whether or not the request names them. */
const keptBy = ({ verdicts }: Route): readonly string[] =>
  verdicts.filter(({ kept }) => kept).map(({ model }) => model);

/** A model of another task than the endpoint's is never called for it. */
function otherTask({ name, task }: RouterModel, needed: ServedTask): Inability | undefined {
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
  asked: Asked,
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
