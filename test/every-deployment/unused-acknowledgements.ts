import {
  type Acknowledgement,
  coversPath,
  expandRule,
  registerPath,
} from '../../lib/compliance/acknowledgement';
import { type ComplianceSummary, ruleName } from '../../lib/compliance/summary';
import type { Deployment } from '../../lib/config/deployment';

/** A deployment, and the findings of the packs in it. */
export interface Judged {
  readonly deployment: Deployment;
  readonly compliance: { readonly summary: Pick<ComplianceSummary, 'acknowledged'> };
}

/** The CDK's schema check (rules such as W3010) is off in unit tests because it is slow; `cdk synth` and CI run it. */
const isPackRule = (rule: string) => !/^[EFIW]\d{4}$/.test(rule);

/** Each rule and construct of an acknowledgement that covers no finding, because the finding no longer exists. */
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
      coversPath({ constructs: [construct] }, registerPath(finding.construct)),
  );
}
