import type { Policy, Route, Verdict } from './route-table';

/** The model name that leaves the choice to the router. */
export const AUTO = 'auto';

/** Why a model that is allowed cannot answer one request. It is about ability: the route table knows nothing of it. */
export interface Inability {
  readonly reason: 'other-task' | 'context-too-small';
  readonly words: string;
}

/** A model considered for one request. `position`: its place in the order to be tried, for kept ones only. */
export interface Candidate extends Omit<Verdict, 'reason'> {
  readonly reason: Verdict['reason'] | Inability['reason'];
  readonly position?: number;
}

/**
 * The models considered for one request, in the order to be tried, the refused ones with their reasons.
 * `auto` considers every model marked `auto`, in deployment order; a named model considers itself and then its
 * declared fallbacks. A fallback is judged like a first choice, so none can widen where a prompt goes (I2).
 * `inability` is asked about allowed models only: it can refuse one of them and never adds a model.
 * `undefined`: no such model.
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
