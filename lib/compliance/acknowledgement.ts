import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';

/**
 * One accepted deviation from a compliance pack: the record an auditor reads. It covers exactly the findings of
 * `rules` on the L1 constructs at `constructs`, in the construct-tree run and in the template run alike. A stale
 * entry fails the tests; an expired one stops every synth that needs it.
 */
export interface Acknowledgement {
  /**
   * Rule names without their pack: `APIGWCacheEnabledAndEncrypted` covers the rule of that name in every pack.
   * Findings with a detail name it exactly: `IAM5[Resource::*]`; what differs by deployment stands as a
   * placeholder, see expandRule.
   */
  readonly rules: readonly string[];
  /**
   * Paths of L1 constructs, the deployment's name left out: `gateway/Api/Resource`. `*` stands for one path
   * segment, for constructs made once per model, lane or endpoint. Never a stack.
   */
  readonly constructs: readonly string[];
  /** Why this is right here, and what covers the risk instead. */
  readonly reason: string;
  /** The role that answers for it. */
  readonly owner: string;
  /** The day by which someone must look again, `YYYY-MM-DD`, UTC. At most a year after it was written. */
  readonly review: string;
}

/** Whether a construct path, the deployment's name left out, is one the entry names. */
export function coversPath(entry: Acknowledgement, path: string): boolean {
  return entry.constructs.some((pattern) => matches(pattern.split('/'), path.split('/')));
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((part, i) => part === '*' || part === path[i]);
}

/** The entry as the sentence that stands beside each finding it covers. */
export function inWords({ reason, owner, review }: Acknowledgement): string {
  return `${reason} Owner: ${owner}. Review by ${review}.`;
}

/**
 * A register rule with its placeholders filled in for one deployment, so that what is acknowledged is always an
 * exact finding and never a pattern: `{partition}`, `{region}`, `{account}`, `{deployment}`, and `{weights}`,
 * which stands for one rule per staged set of weights.
 */
export function expandRule(rule: string, deployment: Deployment): readonly string[] {
  const filled = rule
    .replaceAll('{partition}', regionFacts(deployment.region).partition)
    .replaceAll('{region}', deployment.region)
    .replaceAll('{account}', deployment.account)
    .replaceAll('{deployment}', deployment.name);
  if (!filled.includes('{weights}')) return [filled];
  return deployment.models.flatMap((model) =>
    'weights' in model ? [filled.replaceAll('{weights}', `${model.name}/${model.weights.revision}`)] : [],
  );
}
