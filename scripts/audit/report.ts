import type { Findings } from './findings';
import { number } from './in-words';
import { printable } from './printable';

/** What a command prints, and its exit code. */
export interface AuditResult {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

/** The result of a command, ready to print: the findings, then what was read. */
export function result(findings: Findings, facts: readonly string[]): AuditResult {
  const { count, list, more } = findings;
  const lines = [
    ...list.map(({ kind, where, words }) => `${kind}  ${printable(where)}\n    ${printable(words)}`),
    ...more.map(([kind, left]) => `${kind}  ${number(left)} more of this kind`),
    ...facts.map(printable),
    count === 1 ? '1 finding.' : `${count === 0 ? 'No' : number(count)} findings.`,
  ];
  return { text: lines.join('\n'), exitCode: count > 0 ? 1 : 0 };
}
