import type { Missing } from '../account/missing';
import type { Finding } from '../preflight/finding';
import type { Prerequisite } from '../preflight/prerequisite';
import type { FailedResource } from './failures/failed-resources';
import { stoppedByAws } from './failures/stopped-by-aws';
import type { Step } from './plan';
import { stops } from './stops';

/** The effects that running a plan needs. */
export interface PlanPorts {
  /** Checks prerequisites in the account, and resolves with a finding for each. */
  check(prerequisites: readonly Prerequisite[]): Promise<readonly Finding[]>;
  /** Closes the default security group of a foundation's VPC. `undefined`: it has no rule. */
  closeDefaultGroup(foundation: string): Promise<Missing | undefined>;
  /** Copies what is missing of these images and weights. */
  stage(prerequisites: readonly Prerequisite[]): Promise<Staged>;
  /** Waits for the copies of these models. `undefined`: all of them answer. */
  copiesUp(models: readonly string[]): Promise<Missing | undefined>;
  /** Sends a first request through the API that this stack made, and prints what came of it. */
  firstRequest(stack: string): Promise<void>;
  /** Whether another deploy has changed what this one began from. `undefined`: none has. */
  disturbed(): Promise<Missing | undefined>;
  /** Deploys one stack in one of the passes, by its place. Resolves with the exit code of the CDK. */
  deploy(stack: string, pass: number): Promise<number>;
  /** What failed in the last operation on a stack. */
  failedIn(stack: string): Promise<readonly FailedResource[]>;
  /** Called with each step before it runs. */
  onStep(step: Step): void;
  /** Called with what a check found that does not stop the deploy, and that a person should know. */
  onRemarks(remarks: readonly Finding[]): void;
}

/**
 * What staging came to. `pinned`: the lock file has changed, so the deployment is another one than the plan was made for.
 */
export type Staged =
  | { readonly kind: 'there' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'missing'; readonly missing: readonly Missing[] };

export interface FailedDeploy {
  readonly stack: string;
  /** Of the CDK. */
  readonly exitCode: number;
  /** What failed first, and why. */
  readonly causes: readonly FailedResource[];
  /** The state of the stack, where it blocks the next deploy. */
  readonly left?: Missing;
}

export type PlanResult =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly missing: readonly Missing[];
      /** What else the user can do than provide what is missing. */
      readonly wayOut?: string;
    }
  | { readonly done: false; readonly failed: FailedDeploy }
  /** The deployment has been pinned. The plan must be made again. */
  | { readonly done: false; readonly pinned: true };

/**
 * Runs the steps in order. Stops at the first check that finds something missing, at an image or weights that cannot be
 * staged or are newly pinned, at a default security group that stays open, at another deploy that runs, at the first failed
 * deploy, at copies that do not start, and where AWS no longer answers, or not these credentials.
 *
 * @param strict whether warnings, and what is unknown, stop it too
 */
export async function runPlan(steps: readonly Step[], ports: PlanPorts, strict = false): Promise<PlanResult> {
  for (const step of steps) {
    ports.onStep(step);
    const stopped = await runStep(step, ports, strict).catch((error): PlanResult => {
      const missing = stoppedByAws(error);
      if (!missing) throw error;
      return { done: false, missing: [missing] };
    });
    if (stopped) return stopped;
  }
  return { done: true };
}

/** @returns why the plan stops at this step; `undefined`: it goes on */
async function runStep(step: Step, ports: PlanPorts, strict: boolean): Promise<PlanResult | undefined> {
  switch (step.kind) {
    case 'check':
      return checked(step, ports, strict);
    case 'stage': {
      const staged = await ports.stage(step.prerequisites);
      if (staged.kind === 'missing') return { done: false, missing: staged.missing };
      return staged.kind === 'pinned' ? { done: false, pinned: true } : undefined;
    }
    case 'copies':
      return ifMissing(await ports.copiesUp(step.models));
    case 'first-request':
      await ports.firstRequest(step.stack);
      return undefined;
    case 'close-default-group':
      return ifMissing(await ports.closeDefaultGroup(step.foundation));
    case 'deploy': {
      const other = await ports.disturbed();
      if (other) return ifMissing(other);
      const exitCode = await ports.deploy(step.stack, step.pass);
      return exitCode === 0
        ? undefined
        : { done: false, failed: await failureOf(step.stack, exitCode, ports) };
    }
    case 'pass':
    case 'later':
      return undefined;
  }
}

const ifMissing = (one: Missing | undefined): PlanResult | undefined =>
  one && { done: false, missing: [one] };

async function checked(
  { prerequisites, wayOut }: Extract<Step, { kind: 'check' }>,
  ports: PlanPorts,
  strict: boolean,
): Promise<PlanResult | undefined> {
  const found = await ports.check(prerequisites);
  const missing = found.filter((one) => stops(one, strict));
  const remarks = found.filter((one) => one.status !== 'ok' && !missing.includes(one));
  if (remarks.length > 0) ports.onRemarks(remarks);
  return missing.length === 0 ? undefined : { done: false, missing, ...(wayOut !== undefined && { wayOut }) };
}

async function failureOf(stack: string, exitCode: number, ports: PlanPorts): Promise<FailedDeploy> {
  // These may fail too, for example when the credentials have expired. The failure of the deploy is still reported.
  const [left] = await ports.check([{ kind: 'stack-state', stack, afterFailure: true }]).catch(() => []);
  const causes = await ports.failedIn(stack).catch(() => []);
  return { stack, exitCode, causes, ...(left && left.status !== 'ok' && { left }) };
}
