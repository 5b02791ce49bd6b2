import type { Ability } from '../../../policy/ability';
import type { Boundary } from '../../../policy/boundary';
import { AUTO } from '../../../policy/candidates';
import { classesFrom, type DataClass } from '../../../policy/data-class';
import { answering, type Policy, route } from '../../../policy/route-table';
import type { Task } from '../../../policy/task';
import type { RouterConfig, RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { Caller } from '../request/caller';

/** An entry of a list of models: of OpenAI's, and with `type` and `display_name` of Anthropic's. */
interface ModelEntry {
  readonly id: string;
  readonly object: 'model';
  readonly type: 'model';
  readonly display_name: string;
  readonly created: 0;
  readonly owned_by: string;
}

/** A model for one caller on one lane. OpenAI's list has `id`, `object`, `created` and `owned_by` only. */
interface ModelCard extends ModelEntry {
  readonly task: Task;
  /** Prompt and answer together. */
  readonly context_tokens: number;
  readonly max_output_tokens: number;
  readonly abilities: readonly Ability[];
  /** The fields of vLLM's own that a request to it may have. */
  readonly extras?: RouterModel['extras'];
  /** How far a prompt to the model travels. */
  readonly boundary: Boundary;
  /** The classes of data with which this caller may reach it, as the caller would declare them. */
  readonly data_classes: readonly DataClass[];
}

/** The name by which the caller leaves the choice to the router. */
interface AutoCard extends ModelEntry {
  /**
   * The models among which it may choose for each task, in the order in which it tries them. A task without any is
   * absent: there, `auto` is no model.
   */
  readonly tasks: Readonly<Partial<Record<Task, readonly string[]>>>;
}

/**
 * The models this caller may name on this lane, for requests of its floor; a request of a higher class may reach
 * fewer. `auto` is listed where it may choose one of them.
 */
export function modelList(config: RouterConfig, policy: Policy, caller: Caller) {
  const models = modelsOf(config, policy, caller);
  const cards = models.map((model) => card(model, config, policy, caller));
  return { object: 'list', data: [...autoCard(models), ...cards] };
}

/** The models that the caller may name. */
function modelsOf(config: RouterConfig, policy: Policy, caller: Caller): readonly RouterModel[] {
  const kept = answering(route(policy, config.lane, caller, caller.floor));
  return config.models.filter(({ name }) => kept.includes(name));
}

/** The card of `auto`; none where it may choose no model. */
function autoCard(models: readonly RouterModel[]): readonly AutoCard[] {
  const automatic = models.filter(({ auto }) => auto);
  const namesFor = (task: Task) => automatic.filter((model) => model.task === task).map(({ name }) => name);
  const tasks = [...new Set(automatic.map(({ task }) => task))];
  if (tasks.length === 0) return [];
  return [
    { ...entry(AUTO, 'router'), tasks: Object.fromEntries(tasks.map((task) => [task, namesFor(task)])) },
  ];
}

/**
 * The card of one model, or of `auto`.
 * @throws ApiError if this caller may not name it on this lane, with the reason
 */
export function modelCard(
  config: RouterConfig,
  policy: Policy,
  caller: Caller,
  name: string,
): ModelCard | AutoCard {
  const models = modelsOf(config, policy, caller);
  const model = models.find((each) => each.name === name);
  if (model) return card(model, config, policy, caller);
  const [auto] = name === AUTO ? autoCard(models) : [];
  if (auto) return auto;
  const { refusal, verdicts } = route(policy, config.lane, caller, caller.floor);
  const verdict = verdicts.find(({ model }) => model === name);
  if (!verdict) throw new ApiError('model_not_found', undefined, 'model');
  switch (verdict.reason) {
    case 'not-allowed-for-caller':
      throw new ApiError('model_not_allowed', undefined, 'model');
    case 'outside-lane':
      throw new ApiError('model_not_on_lane', undefined, 'model');
    default:
      throw new ApiError(refusal ? 'use_sealed_lane' : 'class_not_served', undefined, 'model');
  }
}

function card(model: RouterModel, { lane }: RouterConfig, policy: Policy, caller: Caller): ModelCard {
  const { name, host, task, contextTokens, maxOutputTokens, abilities, extras, boundary } = model;
  const classes = classesFrom(caller.floor).filter((dataClass) =>
    answering(route(policy, lane, caller, dataClass)).includes(name),
  );
  return {
    ...entry(name, host),
    task,
    context_tokens: contextTokens,
    max_output_tokens: maxOutputTokens,
    abilities,
    ...(extras && { extras }),
    boundary,
    data_classes: classes,
  };
}

const entry = (id: string, ownedBy: string): ModelEntry => ({
  id,
  object: 'model',
  type: 'model',
  display_name: id,
  created: 0,
  owned_by: ownedBy,
});
