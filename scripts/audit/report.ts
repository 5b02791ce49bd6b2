import type { Finding } from './finding';

/** What a command found, ready to print: the findings, then what was looked at. */
export function report(findings: readonly Finding[], facts: readonly string[]): string {
  const lines = findings.map(({ kind, where, words }) => `${kind}  ${where}\n    ${words}`);
  const count = findings.length === 1 ? '1 finding.' : `${findings.length || 'No'} findings.`;
  return [...lines, ...facts, count].join('\n');
}

export const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;
