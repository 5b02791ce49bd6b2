import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned } from './pinning';

/** How a process of the bench is started. */
export interface Program {
  readonly name: string;
  /** The JavaScript file. */
  readonly file: string;
  /** Loaded before it; see probe.ts. */
  readonly probe: string;
  readonly args?: readonly string[];
  /** Options of Node.js. @default none */
  readonly nodeOptions?: readonly string[];
  /** All variables; nothing of the bench's own environment is added. @default none */
  readonly variables?: Readonly<Record<string, string>>;
  /** The processor that it may use. @default any */
  readonly cpu?: number;
}

interface Answer {
  readonly id?: number;
  readonly port?: number;
  readonly reply?: unknown;
  readonly error?: string;
}

/** A process of the bench. It ends with the bench, at the latest. */
export class Child {
  private readonly waiting = new Map<number, { resolve(reply: unknown): void; reject(error: Error): void }>();
  private asked = 0;
  private words = '';
  private onPort: (port: number) => void = () => undefined;
  private onFailure: (error: Error) => void = () => undefined;
  /** Resolves with the first port on which the process listens. */
  readonly port: Promise<number>;

  constructor(
    private readonly program: Program,
    private readonly process: ChildProcess,
  ) {
    this.port = new Promise((resolve, reject) => {
      this.onPort = resolve;
      this.onFailure = reject;
    });
    this.port.catch(() => undefined); // a process that does not listen has none
    process.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.words = (this.words + words).slice(-2_000);
    });
    process.on('message', (answer: Answer) => this.take(answer));
    process.on('error', (error) => this.fail(error));
    process.on('exit', (code, signal) => {
      this.fail(new Error(`${program.name} ended with ${signal ?? code}${this.words && `:\n${this.words}`}`));
    });
  }

  static start(program: Program): Child {
    const { file, probe, args = [], nodeOptions = [], variables = {}, cpu } = program;
    const [command, ...rest] = pinned(
      [process.execPath, ...nodeOptions, '--require', probe, file, ...args],
      cpu,
    );
    return new Child(
      program,
      spawn(command, rest, { env: variables, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] }),
    );
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** The answer of the process to a question. Rejects if the process ends first. */
  ask<T>(ask: unknown): Promise<T> {
    this.asked += 1;
    const id = this.asked;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (reply: unknown) => void, reject });
      this.process.send?.({ id, ask }, (error: Error | null) => error && this.fail(error));
    });
  }

  /** Ends the process, and resolves when it is gone. */
  async end(): Promise<void> {
    const { exitCode, signalCode, pid } = this.process;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const gone = once(this.process, 'exit');
    const late = setTimeout(() => this.process.kill('SIGKILL'), PATIENCE_MS);
    if (this.process.connected) this.process.disconnect();
    await gone;
    clearTimeout(late);
  }

  private take({ id, port, reply, error }: Answer): void {
    if (port !== undefined) this.onPort(port);
    if (id === undefined) return;
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error !== undefined) waiting?.reject(new Error(`${this.program.name}: ${error}`));
    else waiting?.resolve(reply);
  }

  private fail(error: Error): void {
    this.onFailure(error);
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

/** A process that leaves its channel writes what it has to and ends; one that does not is killed. */
const PATIENCE_MS = 2_000;
