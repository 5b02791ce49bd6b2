import type { Missing } from '../account/missing';
import type { Step } from './plan';
import type { Prerequisite } from './prerequisite';

/** What running a plan needs from outside. */
export interface PlanPorts {
  /** Asks the account; `undefined`: it is there. */
  check(prerequisite: Prerequisite): Promise<Missing | undefined>;
  /** Deploys one stack. Resolves with the exit code of the CDK. */
  deploy(stack: string): Promise<number>;
  /** Told of each step before it is taken. */
  onStep(step: Step): void;
}

export interface FailedDeploy {
  readonly stack: string;
  /** Of the CDK. */
  readonly exitCode: number;
  /** What CloudFormation has left behind that is in the way of the next deploy. */
  readonly left?: Missing;
}

export type PlanResult =
  | { readonly done: true }
  | { readonly done: false; readonly missing: readonly Missing[] }
  | { readonly done: false; readonly failed: FailedDeploy };

/** Takes the steps in order; stops at the first check with anything missing, and at the first deploy that fails. */
export async function runPlan(steps: readonly Step[], ports: PlanPorts): Promise<PlanResult> {
  for (const step of steps) {
    ports.onStep(step);
    if (step.kind === 'check') {
      const found = await Promise.all(step.prerequisites.map((prerequisite) => ports.check(prerequisite)));
      const missing = found.filter((one) => one !== undefined);
      if (missing.length > 0) return { done: false, missing };
    }
    if (step.kind === 'deploy') {
      const exitCode = await ports.deploy(step.stack);
      if (exitCode !== 0) return { done: false, failed: await failureOf(step.stack, exitCode, ports) };
    }
  }
  return { done: true };
}

async function failureOf(stack: string, exitCode: number, ports: PlanPorts): Promise<FailedDeploy> {
  // Where the credentials have expired meanwhile, the account cannot be asked; the failure is reported all the same.
  const left = await ports.check({ kind: 'stack-state', stack }).catch(() => undefined);
  return { stack, exitCode, ...(left && { left }) };
}
