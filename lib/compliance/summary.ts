import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Acknowledgement, inWords } from './acknowledgement';
import { register } from './register';

/** One finding of one pack on one construct. */
export interface PackFinding {
  readonly pack: string;
  readonly rule: string;
  readonly construct: string;
  /** What the rule asks for, in the words of its pack. @default the pack gives none */
  readonly says?: string;
  /** Why it is accepted, by whom and until when. @default not acknowledged */
  readonly reason?: string;
  /** The acknowledgement that the reason comes from. */
  readonly entry?: Acknowledgement;
}

/** The findings of the packs in one synthesized cloud assembly. */
export interface ComplianceSummary {
  readonly packs: readonly string[];
  readonly acknowledged: readonly PackFinding[];
  /** Not acknowledged, including warnings and packs that failed: each one fails the synth. */
  readonly open: readonly PackFinding[];
}

/** The parts of the CDK's `validation-report.json` read here. */
interface ValidationReport {
  readonly pluginReports: readonly PackReport[];
}

interface PackReport {
  readonly pluginName: string;
  readonly conclusion: 'success' | 'failure';
  readonly metadata?: { readonly error?: string };
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly (Violation & { readonly reason: string })[];
}

interface Violation {
  readonly ruleName: string;
  readonly description?: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

/**
 * Reads the findings of the compliance packs from the validation report of a cloud assembly.
 *
 * @param entries the acknowledgements that the reasons in the report come from
 */
export function complianceOf(
  assemblyDirectory: string,
  entries: readonly Acknowledgement[] = register,
): ComplianceSummary {
  const file = join(assemblyDirectory, 'validation-report.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as ValidationReport;
  const reports = report.pluginReports;
  return {
    packs: reports.map((pack) => pack.pluginName),
    acknowledged: reports.flatMap((pack) =>
      (pack.suppressedViolations ?? []).flatMap((violation) =>
        findings(pack.pluginName, violation).map((finding) =>
          acknowledged(finding, violation.reason, entries),
        ),
      ),
    ),
    open: reports.flatMap((pack) => [
      ...failureOf(pack),
      ...pack.violations.flatMap((violation) => findings(pack.pluginName, violation)),
    ]),
  };
}

function findings(pack: string, violation: Violation): PackFinding[] {
  return violation.violatingConstructs.map(({ constructPath }) => ({
    pack,
    rule: violation.ruleName,
    construct: constructPath,
    ...(violation.description !== undefined && { says: violation.description }),
  }));
}

/** A pack that failed checked nothing, and its report holds no finding. */
function failureOf({ pluginName, conclusion, metadata, violations }: PackReport): readonly PackFinding[] {
  if (conclusion === 'success' || violations.length > 0) return [];
  return [
    {
      pack: pluginName,
      rule: 'PackFailed',
      construct: 'every construct',
      says: metadata?.error ?? 'The pack gives no reason.',
    },
  ];
}

function acknowledged(
  finding: PackFinding,
  reason: string,
  entries: readonly Acknowledgement[],
): PackFinding {
  return { ...finding, reason, entry: entries.find((entry) => inWords(entry) === reason) };
}

/**
 * The name of a rule without its pack, as the register writes it: `HIPAA.Security-S3BucketVersioningEnabled` →
 * `S3BucketVersioningEnabled`.
 */
export function ruleName({ pack, rule }: PackFinding): string {
  return rule.startsWith(`${pack}-`) ? rule.slice(pack.length + 1) : rule;
}
