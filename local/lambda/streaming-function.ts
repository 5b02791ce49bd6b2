import { randomUUID } from 'node:crypto';
import { finished } from 'node:stream';
import { type EnvironmentOptions, ExecutionEnvironment } from './execution-environment';
import { FunctionError } from './function-error';
import type { FunctionResponse } from './runtime-api';

export interface StreamingFunctionOptions
  extends Pick<EnvironmentOptions, 'bootstrap' | 'folder' | 'variables' | 'onLog'> {
  readonly arn: string;
  /** The function's own timeout, seconds. */
  readonly timeoutSeconds: number;
  /** Most execution environments at once. @default 10 */
  readonly environments?: number;
  /** Seconds without a call after which an environment beyond the last one is ended. @default 30 */
  readonly idleSeconds?: number;
}

/**
 * A Lambda function invoked with response streaming. Environments are added on demand up to a limit. Above
 * it Lambda refuses a call; this class waits for a free environment. All environments but one end when they are idle.
 */
export class StreamingFunction {
  private readonly all = new Set<ExecutionEnvironment>();
  /** Environments past their init. */
  private running = 0;
  /** Environments on their way. */
  private starting = 0;
  private readonly free: ExecutionEnvironment[] = [];
  /** What ends a free environment. */
  private readonly idle = new Map<ExecutionEnvironment, NodeJS.Timeout>();
  private readonly waiting: {
    resolve(environment: ExecutionEnvironment): void;
    reject(error: Error): void;
  }[] = [];
  private closed = false;

  constructor(private readonly options: StreamingFunctionOptions) {}

  /** Starts one environment, so that a handler that cannot start says so now. Throws {@link FunctionError}. */
  async warm(): Promise<void> {
    this.give(await this.acquire());
  }

  /** Resolves when the answer begins. Throws {@link FunctionError}. */
  async invoke(event: object): Promise<FunctionResponse> {
    const environment = await this.acquire();
    const milliseconds = this.options.timeoutSeconds * 1000;
    const timer = setTimeout(() => {
      const words = `Task timed out after ${this.options.timeoutSeconds.toFixed(2)} seconds`;
      environment.end(new FunctionError('Sandbox.Timedout', words));
    }, milliseconds);
    try {
      const response = await environment.invoke({
        requestId: randomUUID(),
        event: JSON.stringify(event),
        deadlineMs: Date.now() + milliseconds,
        functionArn: this.options.arn,
        traceId: `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomUUID().replaceAll('-', '').slice(0, 24)};Sampled=0`,
      });
      finished(response.body, () => clearTimeout(timer));
      return response;
    } catch (error) {
      clearTimeout(timer);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const environments = [...this.all];
    for (const environment of environments) environment.end(closing());
    for (const { reject } of this.waiting.splice(0)) reject(closing());
    await Promise.all(environments.map((environment) => environment.gone()));
  }

  private acquire(): Promise<ExecutionEnvironment> {
    const free = this.free.pop();
    if (free) {
      clearTimeout(this.idle.get(free));
      return Promise.resolve(free);
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.startAsNeeded();
    });
  }

  /** One environment on its way for each caller that waits, up to the limit. */
  private startAsNeeded(): void {
    const limit = this.options.environments ?? 10;
    while (!this.closed && this.starting < this.waiting.length && this.running + this.starting < limit) {
      this.starting += 1;
      void this.start();
    }
  }

  private async start(): Promise<void> {
    let initializing = true;
    const environment = await ExecutionEnvironment.start({
      ...this.options,
      onIdle: () => {
        if (initializing) {
          initializing = false;
          this.starting -= 1;
          this.running += 1;
        }
        this.give(environment);
      },
      onExit: (error) => {
        if (initializing) {
          this.starting -= 1;
          this.waiting.shift()?.reject(error); // the call that started it fails with it
        } else {
          this.running -= 1;
        }
        this.all.delete(environment);
        clearTimeout(this.idle.get(environment));
        this.idle.delete(environment);
        const index = this.free.indexOf(environment);
        if (index >= 0) this.free.splice(index, 1);
        this.startAsNeeded();
      },
    });
    this.all.add(environment);
    if (this.closed) environment.end(closing());
  }

  private give(environment: ExecutionEnvironment): void {
    const waiting = this.waiting.shift();
    if (waiting) waiting.resolve(environment);
    else this.rest(environment);
  }

  private rest(environment: ExecutionEnvironment): void {
    this.free.push(environment);
    const timer = setTimeout(
      () => {
        if (this.running > 1) environment.end(new FunctionError('Runtime.Idle', 'It was idle'));
      },
      (this.options.idleSeconds ?? 30) * 1000,
    );
    this.idle.set(environment, timer.unref());
  }
}

const closing = () => new FunctionError('Runtime.Closed', 'The local run is ending');
