import { spawn } from 'node:child_process';

/** The command that deploys one stack and none of those it depends on, which came before it. */
export function cdkDeployCommand(deployment: string, stack: string, approve: boolean): readonly string[] {
  return [
    'cdk',
    'deploy',
    stack,
    '--exclusively',
    '-c',
    `deployment=${deployment}`,
    ...(approve ? ['--require-approval', 'never'] : []),
  ];
}

/** Runs it in this terminal: the CDK asks there before it widens permissions. Resolves with its exit code. */
export function cdkDeploy(command: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' };
    const child = spawn('npx', [...command], { stdio: 'inherit', env });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
