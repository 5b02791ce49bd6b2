import { printable } from './printable';
import type { Problem } from './problem';

/** A deployment file is not valid. The message lists every problem and can be printed as it is. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';

  constructor(
    /** The file, or another origin of the deployment. */
    readonly source: string,
    readonly problems: readonly Problem[],
  ) {
    super(`${heading(source, problems.length)}\n\n${problems.map(paragraph).join('\n\n')}\n`);
  }
}

function heading(source: string, count: number): string {
  return `${source} is not a valid deployment: ${count} ${count === 1 ? 'problem' : 'problems'}`;
}

function paragraph({ path, got, allowed, fix }: Problem): string {
  return [`  ${path}`, `    got      ${shown(got)}`, `    allowed  ${allowed}`, `    fix      ${fix}`]
    .map(printable)
    .join('\n');
}

const LONGEST = 160;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : printable(asText(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}

function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return `a ${typeof value} that is not plain data`;
  }
}
