import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What cfn-guard answers about one document, by rule. The checks of a rule have no documented form. */
export interface GuardReport {
  readonly not_compliant: readonly { readonly Rule: { readonly name: string; readonly checks: unknown } }[];
  /** Rules, or parts of them, that say nothing about the document. */
  readonly not_applicable: readonly string[];
  readonly compliant: readonly string[];
}

/** The exit codes of an evaluation that is complete: every rule holds, or some rule does not. */
const COMPLETE = [0, 19];

/** A report contains the values that a rule looked at: some megabytes. */
const LONGEST_REPORT = 256 * 1024 ** 2;

/**
 * Evaluates rules on a document of resources.
 *
 * The plugin of the package is not used: it keeps no more than a megabyte of the program's answer, evaluates every rule on
 * everything, which takes five times as long, and names a finding by a function in the rule file, not by the control.
 *
 * @param files one rule in each
 * @throws Error in words if the program did not answer about every rule: nothing then counts as checked
 */
export function runGuard(program: string, files: readonly string[], document: string): GuardReport {
  const folder = mkdtempSync(join(tmpdir(), 'control-tower-'));
  try {
    const data = join(folder, 'resources.json');
    writeFileSync(data, document);
    const rules = files.flatMap((file) => ['--rules', file]);
    const options = ['--structured', '--output-format', 'json', '--show-summary', 'none'];
    const { error, status, stdout, stderr } = spawnSync(
      program,
      ['validate', ...rules, '--data', data, ...options],
      { encoding: 'utf8', maxBuffer: LONGEST_REPORT },
    );
    if (error) throw new Error(`cfn-guard did not run: ${error.message}`);
    if (!COMPLETE.includes(status ?? -1)) {
      throw new Error(`cfn-guard ended with ${status}, expected ${COMPLETE.join(' or ')}: ${stderr.trim()}`);
    }
    return answered(JSON.parse(stdout), files.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each rule is written twice under one name, for a template and for a hook, and one of the two never applies. */
function answered([report]: readonly GuardReport[], expected: number): GuardReport {
  const { not_compliant = [], not_applicable = [], compliant = [] } = report ?? {};
  const names = new Set([...not_compliant.map(({ Rule }) => Rule.name), ...not_applicable, ...compliant]);
  if (!report || names.size !== expected) {
    throw new Error(`cfn-guard answered about ${names.size} rules, expected ${expected}.`);
  }
  return report;
}
