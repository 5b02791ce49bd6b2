import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Closers } from '../../lib/assembly/closers';

/**
 * What the CDK is asked for: to deploy one stack of an assembly and none of those it depends on, which came before
 * it. The assembly is the one whose findings and costs were shown; nothing is synthesized again.
 */
export function cdkDeployArguments(stack: string, assembly: string, approve: boolean): readonly string[] {
  return [
    'deploy',
    stack,
    '--exclusively',
    '--app',
    assembly,
    ...(approve ? ['--require-approval', 'never'] : []),
  ];
}

/**
 * Runs the CDK of this repository in this terminal: it asks there before it widens permissions. Resolves with its
 * exit code.
 *
 * @param closers end it where a signal ends the command; what CloudFormation has begun goes on
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
