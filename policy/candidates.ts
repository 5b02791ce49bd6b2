import type { Policy, Route, Verdict } from './route-table';

/** The model name by which a caller leaves the choice to the router. */
export const AUTO = 'auto';

/** Why an allowed model is unable to answer one request. The route table does not consider this. */
export interface Inability {
  readonly reason:
    | 'other-task'
    | 'context-too-small'
    | 'not-the-named-model'
    | 'other-vectors'
    | 'lacks-ability'
    | 'refuses-setting'
    | 'refuses-guardrail';
  readonly words: string;
}

/** A model considered for one request. `position`: its place in the order of attempts; kept models only. */
export interface Candidate extends Omit<Verdict, 'reason'> {
  readonly reason: Verdict['reason'] | Inability['reason'];
  readonly position?: number;
}

/**
 * The models considered for one request, in the order of attempts; refused ones carry their reason. For `auto` these
 * are the models marked `auto`, in deployment order; for a named model, the model and then its fallbacks. A fallback
 * gets the same verdict as a first choice, so no fallback widens where a prompt goes (I2). `undefined`: the deployment
 * has no such model.
 *
 * @param inability called for allowed models only. It can refuse a model and never adds one.
 */
export function candidatesFor(
  policy: Policy,
  route: Route,
  requested: string,
  inability: (model: string) => Inability | undefined = () => undefined,
): readonly Candidate[] | undefined {
  const names = considered(policy, requested);
  if (!names) return undefined;
  const verdicts = names.flatMap((name) => route.verdicts.filter((verdict) => verdict.model === name));
  let position = 0;
  return verdicts.map((verdict): Candidate => {
    const unable = verdict.kept ? inability(verdict.model) : undefined;
    if (unable) return { ...verdict, kept: false, ...unable };
    return verdict.kept ? { ...verdict, position: position++ } : verdict;
  });
}

function considered(policy: Policy, requested: string): readonly string[] | undefined {
  if (requested === AUTO) return policy.models.filter((model) => model.auto).map((model) => model.name);
  const model = policy.models.find((candidate) => candidate.name === requested);
  return model && [...new Set([model.name, ...model.fallbacks])];
}
