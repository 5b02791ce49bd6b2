import type { Finding } from '../../preflight/finding';
import type { Step } from '../plan';

/**
 * Which images and weights of a plan are in the account, and which a deploy would stage. Empty where it stages none. Looks,
 * and writes nothing.
 */
export async function thereInWords(
  steps: readonly Step[],
  check: (prerequisites: Extract<Step, { kind: 'stage' }>['prerequisites']) => Promise<readonly Finding[]>,
): Promise<string> {
  const wanted = steps.flatMap((step) => (step.kind === 'stage' ? step.prerequisites : []));
  if (wanted.length === 0) return '';
  const found = await check(wanted);
  return ['', 'Images and weights now:', ...found.map(inWords)].join('\n');
}

const STATES = {
  ok: 'there',
  warn: 'there',
  fail: 'missing',
  unknown: 'unknown',
} as const satisfies Record<Finding['status'], string>;

const inWords = ({ status, subject }: Finding) => `  ${STATES[status].padEnd(8)} ${subject}`;
