import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import { STACK_PARTS } from '../config/stack-parts';

/**
 * One accepted deviation from a compliance pack: the record that an auditor reads. It covers exactly the findings
 * of `rules` on the L1 constructs at `constructs`, in the construct-tree run and in the template run. A stale entry
 * fails the tests; an expired one stops every synth that relies on it.
 */
export interface Acknowledgement {
  /**
   * Rule names without their pack: `APIGWCacheEnabledAndEncrypted` covers the rule of that name in every pack.
   * A finding with a detail is listed with it: `IAM5[Resource::*]`. A part that differs between deployments is a
   * placeholder, see {@link expandRule}.
   */
  readonly rules: readonly string[];
  /**
   * Paths of L1 constructs without the deployment's name: `gateway/Api/Resource`. `*` matches one path segment, for
   * constructs that exist once per model, lane or endpoint. Never a stack.
   */
  readonly constructs: readonly string[];
  /** Why the deviation is acceptable here, and what covers the risk instead. */
  readonly reason: string;
  /** The role that is responsible for it. */
  readonly owner: string;
  /** The day by which the owner must review it, `YYYY-MM-DD`, UTC. At most a year after it was written. */
  readonly review: string;
}

/** Whether the entry lists this construct path, which is without the deployment's name. */
export function coversPath({ constructs }: Pick<Acknowledgement, 'constructs'>, path: string): boolean {
  return constructs.some((pattern) => matches(pattern.split('/'), path.split('/')));
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((part, i) => part === '*' || part === path[i]);
}

/** Whether a deployment can have a finding of the entry on the construct with this path, without the deployment's name. */
export function concerns(entry: Acknowledgement, path: string, deployment: Deployment): boolean {
  return coversPath(entry, path) && entry.rules.some((rule) => expandRule(rule, deployment).length > 0);
}

/** The entry as the text beside each finding that it covers. */
export function inWords({ reason, owner, review }: Acknowledgement): string {
  return `${reason} Owner: ${owner}. Review by ${review}.`;
}

/** What the name of a stack has before its part: the prefix that the account demands, and the deployment's name. */
const BEFORE_PART = new RegExp(`^[^/]*-(?=(${STACK_PARTS.join('|')})(/|$))`);

/** A construct's path as the register writes it: `sandbox-gateway/Api/Resource` is `gateway/Api/Resource`. */
export const registerPath = (constructPath: string): string => constructPath.replace(BEFORE_PART, '');

/**
 * A register rule with its placeholders filled in for one deployment, so that an acknowledgement is always an exact
 * finding and never a pattern: `{partition}`, `{region}`, `{account}`, `{deployment}`, `{archive}`, the bucket of the log
 * archive, and `{weights}`, which becomes the folder of one model's weights: one rule for each self-hosted model.
 */
export function expandRule(rule: string, deployment: Deployment): readonly string[] {
  const filled = rule
    .replaceAll('{partition}', regionFacts(deployment.region).partition)
    .replaceAll('{region}', deployment.region)
    .replaceAll('{account}', deployment.account)
    .replaceAll('{deployment}', deployment.name);
  if (filled.includes('{archive}')) {
    const { logArchive: archive } = deployment.imports;
    return archive ? [filled.replaceAll('{archive}', archive.bucket)] : [];
  }
  if (!filled.includes('{weights}')) return [filled];
  return deployment.models.flatMap((model) =>
    'weights' in model ? [filled.replaceAll('{weights}', model.name)] : [],
  );
}
