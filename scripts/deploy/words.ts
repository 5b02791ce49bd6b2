import type { PassName } from '../../lib/config/transition/passes';
import type { Missing } from '../account/missing';
import type { Finding } from '../preflight/finding';
import { nameOf } from '../preflight/names';
import type { Changes, Counted } from './changes';
import { explainedFailure } from './failures/explained-failure';
import type { Step } from './plan';
import type { FailedDeploy } from './run-plan';

/** One step in the words of the terminal. */
export function stepInWords(step: Step): string {
  switch (step.kind) {
    case 'check':
      return [`Check: ${step.title}`, ...step.prerequisites.map((one) => `  ${nameOf(one)}`)].join('\n');
    case 'pass':
      return `Pass ${step.number} of ${step.of}, ${PASSES[step.name]}`;
    case 'deploy':
      return `Deploy: ${step.stack}`;
    case 'stage':
      return ['Stage what is missing:', ...step.prerequisites.map((one) => `  ${nameOf(one)}`)].join('\n');
    case 'copies':
      return `Wait: the copies of ${step.models.join(', ')}`;
    case 'first-request':
      return `First request: through the API of ${step.stack}`;
    case 'close-default-group':
      return `Close: the default security group of the VPC of ${step.foundation}`;
    case 'later':
      return `Later: ${step.words}`;
  }
}

/** Why the stacks are deployed in this order. */
const PASSES = {
  prepare: 'prepare: what the deployed file needs of this release, before its routers run',
  restrict: 'restrict: the limits that the new file lowers; routers obey them before they lose permissions',
  widen: 'widen: what the new file adds; permissions before those who use them',
  drain: 'drain: copies of models that the new file removes stop, before their instances go',
  narrow: 'narrow: what the new file does not have; those who use it before their permissions',
} as const satisfies Record<PassName, string>;

/**
 * The plan as `--dry-run` and `--plan` print it.
 *
 * @param changesOf what a deploy of this stack changes against the file before it; `undefined`: nothing was deployed
 *   before, or it is not known
 */
export function planInWords(
  steps: readonly Step[],
  changesOf: (stack: string, pass: number) => Changes | undefined = () => undefined,
): string {
  const changes = steps.map((step) =>
    step.kind === 'deploy' ? changesOf(step.stack, step.pass) : undefined,
  );
  return [
    ...(changes.some((one) => one !== undefined) ? [`${COMPARED}\n`] : []),
    ...steps.flatMap((step, index) => {
      const own = changes[index];
      return [stepInWords(step), ...(own ? changesInWords(own) : [])];
    }),
  ].join('\n');
}

const COMPARED = [
  'The changes below compare files: the deployed file and the file of each pass, as this release makes templates of them.',
  'They do not compare with the stacks of the account. Not shown: what a newer release changes in the templates, and what',
  'was changed by hand. npx cdk diff compares the new file with the stacks; drift detection shows changes by hand.',
].join('\n');

function changesInWords({ adds, changes, removes }: Changes): readonly string[] {
  const lines = [
    ['adds', adds],
    ['changes', changes],
    ['removes', removes],
  ] as const;
  const found = lines.filter(([, resources]) => resources.length > 0);
  return found.length === 0
    ? ['  nothing, from one file to the other']
    : found.map(([what, resources]) => `  ${what.padEnd(8)}${resources.map(counted).join(', ')}`);
}

const counted = ({ type, count }: Counted) => (count === 1 ? type : `${type} (${count})`);

/**
 * Which deploy failed, why, the state of its stack, and how to continue.
 *
 * @param typed the name or path by which the user named the deployment
 */
export function failureInWords(
  { stack, exitCode, causes, left }: FailedDeploy,
  again: string,
  typed: string,
): string {
  return [
    `Stopped: the deploy of ${stack} ended with ${exitCode}.${causes.length === 0 ? ' The reason is printed above.' : ''}`,
    ...causes.slice(0, MOST_CAUSES).map((cause) => explainedFailure(cause, typed)),
    ...(left ? [withCommands(left)] : []),
    `After you have fixed the cause, run it again; it continues from here: ${again}`,
    'docs/runbook.md, "A first deploy fails", says what else may block a deploy.',
  ].join('\n\n');
}

/** How many causes are printed. What fails at the same time mostly fails for the same reason. */
const MOST_CAUSES = 3;

/** All prerequisites that one check found missing, each with its commands, and what else the user can do. */
export function missingInWords(missing: readonly Missing[], again: string, wayOut?: string): string {
  return [
    `Stopped: ${missing.length === 1 ? 'a prerequisite is' : `${missing.length} prerequisites are`} missing.`,
    ...missing.map(withCommands),
    ...(wayOut === undefined ? [] : [wayOut]),
    `Then run it again; it continues from here: ${again}`,
  ].join('\n\n');
}

/** What only a person can decide, and the command that says so. */
export const decisionInWords = (decision: Missing): string => `Stopped: ${withCommands(decision)}`;

/** What the checks found that does not stop the deploy. */
export const remarksInWords = (remarks: readonly Finding[]): string =>
  remarks
    .map(({ status, subject, ...remark }) => `  ${status}: ${subject}\n${indented(withCommands(remark))}`)
    .join('\n');

const indented = (words: string) => words.replace(/^/gm, '    ');

const withCommands = ({ words, commands }: Missing) =>
  [words, ...commands.map((line) => `    ${line}`)].join('\n');

/** `4 min 5 s` */
export function durationInWords(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
