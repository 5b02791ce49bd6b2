import { setTimeout as sleep } from 'node:timers/promises';
import type { Deployment } from '../../lib/config/deployment';
import { stackName } from '../../lib/config/stack-name';
import type { Account } from '../account/account';
import { closeDefaultGroup } from '../account/default-security-group';
import type { Missing } from '../account/missing';
import { examineAll } from '../preflight/examine';
import { awaitCopies } from './copies/await-copies';
import type { Copies } from './copies/copies';
import { createNews } from './copies/news';
import { readCopies } from './copies/read-copies';
import { failedResources } from './failures/failed-resources';
import { askFirst } from './ask-first';
import type { PlanPorts } from './run-plan';

/** How long a deploy waits for copies after CloudFormation has ended: the longest load of a model, and some instances. */
const LONGEST_WAIT_MS = 60 * 60_000;
const PAUSE_MS = 15_000;

export interface AccountPortsOptions {
  readonly deployment: Deployment;
  /** The name or path by which the user named it. */
  readonly typed: string;
  readonly account: Account;
  /** Deploys one stack in one of the passes. Resolves with the exit code of the CDK. */
  readonly cdk: PlanPorts['deploy'];
  readonly print: (line: string) => void;
}

/** The effects of a plan on an account: what is not of this run alone. */
export function accountPorts({
  deployment,
  typed,
  account,
  cdk,
  print,
}: AccountPortsOptions): Pick<
  PlanPorts,
  'check' | 'closeDefaultGroup' | 'copiesUp' | 'deploy' | 'failedIn' | 'firstRequest'
> {
  const since = new Date();
  const news = createNews(print, typed);
  const inference = stackName(deployment, 'inference');
  const wait = (models: 'all' | readonly string[], signal?: AbortSignal) =>
    awaitCopies(
      {
        read: async () => among(models, await readCopies(deployment, account, since)),
        pause: () => sleep(PAUSE_MS, undefined, { signal }),
        onNews: news,
        elapsedMs: () => performance.now(),
      },
      LONGEST_WAIT_MS,
    );

  return {
    check: (prerequisites) => examineAll(prerequisites, account),
    closeDefaultGroup: (foundation) => closeDefaultGroup(foundation, account),
    failedIn: (stack) => failedResources(stack, account),
    async deploy(stack, pass) {
      if (stack !== inference) return cdk(stack, pass);
      // CloudFormation waits for the copies. What keeps it waiting is printed meanwhile; an error of that fails no deploy.
      const watching = new AbortController();
      const watch = wait('all', watching.signal).catch(() => undefined);
      const code = await cdk(stack, pass);
      watching.abort();
      await watch;
      return code;
    },
    async copiesUp(models) {
      const { kind, missing } = await wait(models);
      return kind === 'up' ? undefined : notUp(missing, typed, account.region);
    },
    firstRequest: async (stack) => print(await askFirst(deployment, stack, typed, account)),
  };
}

const among = (models: 'all' | readonly string[], copies: readonly Copies[]): readonly Copies[] =>
  models === 'all' ? copies : copies.filter(({ model }) => models.includes(model));

function notUp(copies: readonly Copies[], typed: string, region: string): Missing {
  return {
    words: copies
      .map(
        ({ model, up, wanted, gaveUp }) =>
          `${model} has ${up} of ${wanted} copies up${gaveUp === undefined ? '' : `, and its service has given up: ${gaveUp}`}.`,
      )
      .join(' '),
    commands: [
      `aws logs describe-log-groups --region ${region} --log-group-name-pattern ${copies[0]?.model ?? typed}`,
    ],
  };
}
