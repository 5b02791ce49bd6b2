import type { Account } from '../account/account';
import type { Missing } from '../account/missing';
import { unprotectBalancers } from './checks/balancers';
import { stopCopies } from './checks/copies';
import { type AuditPath, type Clock, checkDrained } from './checks/drained';
import { checkQuiet } from './checks/quiet';
import type { DestroyCommand } from './command-line';
import { deleteStack, unprotectStack } from './delete-stack';
import type { FoundStack } from './found-stacks';
import { knownIn } from './known-resources';
import { deleteLateLogs } from './late-logs';
import type { Step } from './plan';

/** The effects that running a plan needs besides the account. */
export interface DestroyPorts extends Clock {
  /** The person wants the deployment deleted. @throws CommandError where not */
  confirm(): Promise<void>;
  /** Called with each step before it runs. */
  onStep(step: Step): void;
  /** Called with what a step did that its name does not say. */
  onNote(words: string): void;
}

export interface Teardown {
  readonly steps: readonly Step[];
  /** Those that exist. */
  readonly stacks: readonly FoundStack[];
  readonly options: Pick<DestroyCommand, 'unprotect' | 'undrained'>;
}

/** Runs the steps in order, up to the first that finds something missing. `undefined`: all have run. */
export async function runDestroy(
  { steps, stacks, options }: Teardown,
  at: Pick<Account, 'api' | 'cloudFormation' | 'ec2' | 'region' | 's3'>,
  ports: DestroyPorts,
): Promise<Missing | undefined> {
  for (const step of steps) {
    ports.onStep(step);
    const missing = await runStep(step, { stacks, options }, at, ports);
    if (missing) return missing;
  }
  return undefined;
}

async function runStep(
  step: Step,
  { stacks, options }: Omit<Teardown, 'steps'>,
  at: Pick<Account, 'api' | 'cloudFormation' | 'ec2' | 'region' | 's3'>,
  ports: DestroyPorts,
): Promise<Missing | undefined> {
  const named = (name: string) => {
    const found = stacks.find(({ stack }) => stack === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found;
  };
  switch (step.kind) {
    case 'callers': {
      const [accessLog] = knownIn('access-log', stacks);
      return accessLog === undefined ? undefined : checkQuiet(accessLog, at, ports.now());
    }
    case 'drain': {
      const path = auditPath(stacks, step.signed);
      return options.undrained || !path ? undefined : checkDrained(path, at, ports);
    }
    case 'copies':
      return stopCopies(named(step.stack), at, ports);
    case 'confirm':
      await ports.confirm();
      return undefined;
    case 'balancers':
      return unprotectBalancers(named(step.stack), at, options.unprotect);
    case 'unprotect':
      return unprotectStack(named(step.stack), at, options.unprotect);
    case 'delete':
      return deleteStack(named(step.stack), at, ports);
    case 'late-logs': {
      const deleted = await deleteLateLogs(step.groups, at);
      ports.onNote(deleted.length === 0 ? '  none exists' : `  deleted: ${deleted.join(', ')}`);
      return undefined;
    }
  }
}

/** What records pass through; `undefined` where the foundation was never complete, so that no record came. */
function auditPath(stacks: readonly FoundStack[], signed: boolean): AuditPath | undefined {
  const [landing] = knownIn('landing', stacks);
  const [records] = knownIn('records', stacks);
  const [deliveryErrors] = knownIn('delivery-errors', stacks);
  if (!landing || !records || !deliveryErrors) return undefined;
  const [signer] = signed ? knownIn('signer', stacks) : [];
  return { landing, records, deliveryErrors, ...(signer !== undefined && { signer }) };
}
