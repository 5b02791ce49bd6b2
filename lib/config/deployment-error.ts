import { printable } from './printable';
import { InWords, type Problem } from './problem';

/** A deployment file is not valid. The message lists every problem and can be printed as it is. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';

  constructor(
    /** The file, or another origin of the deployment. */
    readonly source: string,
    readonly problems: readonly Problem[],
  ) {
    super(`${heading(source, problems.length)}\n\n${problems.map(problemInWords).join('\n\n')}\n`);
  }
}

function heading(source: string, count: number): string {
  return `${source} is not a valid deployment: ${count} ${count === 1 ? 'problem' : 'problems'}`;
}

/** One problem as a message shows it. */
export function problemInWords({ path, got, allowed, fix }: Problem): string {
  return [
    `  ${shortened(path)}`,
    `    got      ${shortened(shown(got))}`,
    `    allowed  ${allowed}`,
    `    fix      ${fix}`,
  ]
    .map(printable)
    .join('\n');
}

const LONGEST = 160;

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return printable(value instanceof InWords ? value.words : asText(value));
}

/** JSON has no word for numbers such as NaN. */
function asText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return `a ${typeof value} that is not plain data`;
  }
}
