import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Closers } from '../../lib/assembly/closers';

/**
 * The arguments of the CDK that deploy one stack of an assembly, without the stacks it depends on: those were deployed
 * before it. The assembly is the one whose findings and costs were shown; nothing is synthesized again.
 */
export function cdkDeployArguments(stack: string, assembly: string, approve: boolean): readonly string[] {
  return [
    'deploy',
    stack,
    '--exclusively',
    // A parameter that somebody set in the stack would otherwise keep its value, and the proof reads the template.
    '--no-previous-parameters',
    '--app',
    assembly,
    ...(approve ? ['--require-approval', 'never'] : []),
  ];
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
