import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Closers } from '../../lib/assembly/closers';
import { type AccountRules, type Synthesis, USUAL_TOOLKIT_STACK } from '../../lib/config/account-rules';

/**
 * The arguments of the CDK that deploy one stack of an assembly, without the stacks it depends on: those were deployed
 * before it. The assembly is the one whose findings and costs were shown; nothing is synthesized again.
 */
export function cdkDeployArguments(
  stack: string,
  assembly: string,
  approve: boolean,
  { synthesis }: Pick<AccountRules, 'synthesis'>,
): readonly string[] {
  return [
    'deploy',
    stack,
    ...wayOf(synthesis),
    '--exclusively',
    // A parameter that somebody set in the stack would otherwise keep its value, and the proof reads the template.
    '--no-previous-parameters',
    '--app',
    assembly,
    ...(approve ? ['--require-approval', 'never'] : []),
  ];
}

/**
 * What the CDK does not read in the assembly. Without a bootstrap, the role that CloudFormation assumes; with one, its
 * stack. The CDK's own name is left out, so that a setting of the user stays as it was.
 */
function wayOf(synthesis: Synthesis): readonly string[] {
  if (synthesis.kind === 'credentials') return ['--role-arn', synthesis.executionRole];
  return synthesis.toolkitStack === USUAL_TOOLKIT_STACK
    ? []
    : ['--toolkit-stack-name', synthesis.toolkitStack];
}

/**
 * Runs the CDK of this repository in this terminal, where it asks for confirmation before it widens permissions.
 * Resolves with its exit code.
 *
 * @param closers end the CDK when a signal ends the command; CloudFormation continues what it has begun
 */
export async function runCdk(args: readonly string[], closers: Closers): Promise<number> {
  const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  const child = spawn(process.execPath, [require.resolve('aws-cdk/bin/cdk'), ...args], {
    stdio: 'inherit',
    env,
  });
  const ended = once(child, 'exit');
  closers.add(child, () => {
    child.kill('SIGTERM');
    return ended;
  });
  const [code] = await ended;
  return code ?? 1;
}
