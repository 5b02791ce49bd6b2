import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Acknowledgement, inWords } from './acknowledgement';
import { register } from './register';

/** One finding of one pack on one construct. */
export interface PackFinding {
  readonly pack: string;
  readonly rule: string;
  readonly construct: string;
  /** Why it is accepted, by whom and until when. @default not acknowledged */
  readonly reason?: string;
  /** The entry of the register that the reason comes from. */
  readonly entry?: Acknowledgement;
}

/** The findings of the packs in one synthesized cloud assembly. */
export interface ComplianceSummary {
  readonly packs: readonly string[];
  readonly acknowledged: readonly PackFinding[];
  /** Not in the register: each one fails the synth. */
  readonly open: readonly PackFinding[];
}

/** The parts of the CDK's `validation-report.json` read here. */
interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly Violation[];
    readonly suppressedViolations?: readonly (Violation & { readonly reason: string })[];
  }[];
}

interface Violation {
  readonly ruleName: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

/** Reads the findings of the compliance packs from the validation report of a cloud assembly. */
export function complianceOf(assemblyDirectory: string): ComplianceSummary {
  const file = join(assemblyDirectory, 'validation-report.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as ValidationReport;
  const reports = report.pluginReports;
  return {
    packs: reports.map((pack) => pack.pluginName),
    acknowledged: reports.flatMap((pack) =>
      (pack.suppressedViolations ?? []).flatMap((violation) =>
        findings(pack.pluginName, violation).map((finding) => acknowledged(finding, violation.reason)),
      ),
    ),
    open: reports.flatMap((pack) =>
      pack.violations.flatMap((violation) => findings(pack.pluginName, violation)),
    ),
  };
}

function findings(pack: string, violation: Violation): PackFinding[] {
  return violation.violatingConstructs.map(({ constructPath }) => ({
    pack,
    rule: violation.ruleName,
    construct: constructPath,
  }));
}

function acknowledged(finding: PackFinding, reason: string): PackFinding {
  return { ...finding, reason, entry: register.find((entry) => inWords(entry) === reason) };
}

/**
 * The name of a rule without its pack, as the register writes it: `HIPAA.Security-S3BucketVersioningEnabled` →
 * `S3BucketVersioningEnabled`.
 */
export function ruleName({ pack, rule }: PackFinding): string {
  return rule.startsWith(`${pack}-`) ? rule.slice(pack.length + 1) : rule;
}
