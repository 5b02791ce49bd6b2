import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { FunctionError } from './function-error';
import { type FunctionResponse, type Invocation, RuntimeApi } from './runtime-api';

export interface EnvironmentOptions {
  /** The compiled bootstrap, see bundle-bootstrap.ts. */
  readonly bootstrap: string;
  /** The function's code, unpacked. */
  readonly folder: string;
  /** Everything the handler sees in `process.env`; nothing of this process's own environment is added. */
  readonly variables: Readonly<Record<string, string>>;
  /** Each line the function prints. */
  onLog(line: string): void;
  /** Ready for an invocation: at first after init, then after each answer. */
  onIdle(): void;
  /** It will take no more invocations. */
  onExit(error: FunctionError): void;
}

/** One execution environment of a function: a process that answers one invocation at a time. */
export class ExecutionEnvironment {
  private exited = false;

  private constructor(
    private readonly api: RuntimeApi,
    private readonly child: ChildProcess,
    private readonly onExit: (error: FunctionError) => void,
  ) {}

  static async start(options: EnvironmentOptions): Promise<ExecutionEnvironment> {
    const api = await RuntimeApi.start(options.onIdle, (error) => environment.end(error));
    const child = spawn(process.execPath, [options.bootstrap], {
      cwd: options.folder,
      env: { ...options.variables, AWS_LAMBDA_RUNTIME_API: api.hostAndPort },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const environment = new ExecutionEnvironment(api, child, options.onExit);
    for (const output of [child.stdout, child.stderr]) createInterface(output).on('line', options.onLog);
    child.once('error', (error) => environment.end(new FunctionError('Runtime.StartError', error.message)));
    child.once('exit', (code, signal) => {
      environment.end(new FunctionError('Runtime.ExitError', `The runtime exited with ${signal ?? code}`));
    });
    return environment;
  }

  invoke(invocation: Invocation): Promise<FunctionResponse> {
    return this.api.invoke(invocation);
  }

  /** Kills the process; an invocation in hand fails with this error. */
  end(error: FunctionError): void {
    if (this.exited) return;
    this.exited = true;
    this.api.fail(error);
    this.api.close();
    this.child.kill('SIGKILL');
    this.onExit(error);
  }

  /** Resolves when the process is gone. */
  async gone(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined) {
      await once(this.child, 'exit');
    }
  }
}
