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
export function covers({ constructs }: Pick<Acknowledgement, 'constructs'>, path: string): boolean {
  return constructs.some((pattern) => matches(pattern.split('/'), path.split('/')));
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((part, i) => part === '*' || part === path[i]);
}

/** The entry as the sentence that stands beside each finding it covers. */
export function inWords({ reason, owner, review }: Acknowledgement): string {
  return `${reason} Owner: ${owner}. Review by ${review}.`;
}

/** A construct's path as the register writes it: `sandbox-gateway/Api/Resource` is `gateway/Api/Resource`. */
export function registerPath(constructPath: string, deploymentName: string): string {
  return constructPath.startsWith(`${deploymentName}-`)
    ? constructPath.slice(deploymentName.length + 1)
    : constructPath;
}
