import { type Acknowledgement, covers, registerPath } from '../../lib/compliance/acknowledgement';
import { expandRule } from '../../lib/compliance/expand-rule';
import { type ComplianceSummary, ruleName } from '../../lib/compliance/summary';
import type { Deployment } from '../../lib/config/deployment';

/** A deployment, and what the packs found in it. */
export interface Judged {
  readonly deployment: Deployment;
  readonly compliance: { readonly summary: Pick<ComplianceSummary, 'acknowledged'> };
}

/** The CDK's schema check (W3010 and its like) is off in unit tests for its cost; `cdk synth` and CI run it. */
const isPackRule = (rule: string) => !/^[EFIW]\d{4}$/.test(rule);

/** Each rule on each construct of an acknowledgement that covers no finding: it accepts what is no longer there. */
export function unusedAcknowledgements(
  entries: readonly Acknowledgement[],
  judged: readonly Judged[],
): readonly string[] {
  return entries.flatMap(({ rules, constructs }) =>
    rules
      .filter(isPackRule)
      .flatMap((rule) =>
        constructs
          .filter((construct) => !judged.some((one) => isFound(rule, construct, one)))
          .map((construct) => `${rule} on ${construct}`),
      ),
  );
}

function isFound(rule: string, construct: string, { deployment, compliance }: Judged): boolean {
  const rules = expandRule(rule, deployment);
  return compliance.summary.acknowledged.some(
    (finding) =>
      rules.includes(ruleName(finding)) &&
      covers({ constructs: [construct] }, registerPath(finding.construct, deployment.name)),
  );
}
