import { setTimeout as sleep } from 'node:timers/promises';
import type { Closers } from '../../lib/assembly/closers';
import { rulesOf } from '../../lib/config/account-rules';
import type { Deployment } from '../../lib/config/deployment';
import { stackName } from '../../lib/config/stack-name';
import { required } from '../../lib/plan/required';
import type { Account } from '../account/account';
import { closeDefaultGroup } from '../account/default-security-group';
import type { Missing } from '../account/missing';
import { writePins } from '../pins/pins';
import { examineAll } from '../preflight/examine';
import { askFirst } from './ask-first';
import { cdkDeployArguments, runCdk } from './cdk-deploy';
import { awaitCopies } from './copies/await-copies';
import type { Copies } from './copies/copies';
import { createNews } from './copies/news';
import { readCopies } from './copies/read-copies';
import { failedResources } from './failures/failed-resources';
import type { OnlyDeploy } from './only-deploy';
import type { RunJournal } from './run-journal';
import type { PlanPorts } from './run-plan';
import { stageMissing } from './staging/stage-missing';
import { Stager } from './staging/stager';
import type { SynthesizedPass } from './synthesized-passes';
import { durationInWords, remarksInWords, stepInWords } from './words';

/** How long a deploy waits for copies after CloudFormation has ended: the longest load of a model, and some instances. */
const LONGEST_WAIT_MS = 60 * 60_000;
const PAUSE_MS = 15_000;

/** The time of a step is printed where it took longer. */
const WORTH_TELLING_MS = 5_000;

/** What runs have read of weights, shared with npm run stage-weights. */
const DIGEST_LOG = '.weights/digests.jsonl';

export interface AccountPortsOptions {
  readonly deployment: Deployment;
  /** The name or path by which the user named it. */
  readonly typed: string;
  readonly account: Account;
  /** End the CDK when a signal ends the command. */
  readonly closers: Closers;
  /** Whether the CDK widens permissions without confirmation. */
  readonly yes: boolean;
  /** The profile whose credentials stage. @default those that deploy */
  readonly publisherProfile?: string | undefined;
}

/** The effects of the plans of one run, on the account and on the terminal. */
export function accountPorts(options: AccountPortsOptions) {
  const { deployment, typed, account, closers, yes, publisherProfile } = options;
  const print = (line: string) => console.log(line);
  const rules = rulesOf(deployment);
  const [foundation, inference] = [stackName(deployment, 'foundation'), stackName(deployment, 'inference')];
  const since = new Date();
  const news = createNews(print, typed);
  const stop = new AbortController();
  closers.add(stop, () => stop.abort());
  const stager = new Stager({
    deployment,
    terminal: process.stderr,
    env: process.env,
    log: DIGEST_LOG,
    signal: stop.signal,
    ...(publisherProfile !== undefined && { profile: publisherProfile }),
  });

  /** Waits for the copies of these models, and prints what is reported of them. @param models @default all */
  const waitForCopies = (models?: readonly string[], signal?: AbortSignal) =>
    awaitCopies(
      {
        read: async () => among(await readCopies(deployment, account, since), models),
        pause: () => sleep(PAUSE_MS, undefined, { signal }),
        onNews: news,
        elapsedMs: () => performance.now(),
      },
      LONGEST_WAIT_MS,
    );

  /** CloudFormation waits for copies too. What keeps it waiting is printed meanwhile, and fails no deploy. */
  async function whileWatched(deploying: Promise<number>): Promise<number> {
    const stop = new AbortController();
    const watching = waitForCopies(undefined, stop.signal).catch(() => undefined);
    const code = await deploying.finally(() => stop.abort());
    await watching;
    return code;
  }

  return (passes: readonly SynthesizedPass[], only?: OnlyDeploy, journal?: RunJournal): PlanPorts => ({
    check: (prerequisites) => examineAll(prerequisites, account),
    closeDefaultGroup: (stack) => closeDefaultGroup(stack, account),
    disturbed: async () => only?.disturbed(),
    async deploy(stack, at) {
      const pass = required(passes[at], `a pass ${at}`);
      const deploying = runCdk(cdkDeployArguments(stack, pass.assembly, yes, rules), closers);
      const code = await (stack === inference ? whileWatched(deploying) : deploying);
      if (code === 0 && stack === foundation) only?.gave(pass.deployment);
      return code;
    },
    async copiesUp(models) {
      const { kind, missing } = await waitForCopies(models);
      return kind === 'up' ? undefined : notUp(missing, account.region);
    },
    stage: (prerequisites) =>
      stageMissing(prerequisites, {
        check: async (one) => required((await examineAll([one], account))[0], 'a finding'),
        stage: (one) => stager.stage(one),
        pin: (change) => print(`  pinned in ${writePins(typed, deployment.name, change)}`),
        onStage: (words) => print(`  missing: ${words}`),
      }),
    failedIn: (stack) => failedResources(stack, account),
    firstRequest: async (stack) => print(await askFirst(deployment, stack, typed, account)),
    onStep(step) {
      const words = stepInWords(step);
      const took = journal?.begins(words.split('\n', 1)[0] ?? '');
      if (took !== undefined && took >= WORTH_TELLING_MS) print(`  took ${durationInWords(took)}`);
      print(words);
    },
    onRemarks: (remarks) => print(remarksInWords(remarks)),
  });
}

const among = (copies: readonly Copies[], models?: readonly string[]): readonly Copies[] =>
  models ? copies.filter(({ model }) => models.includes(model)) : copies;

function notUp(copies: readonly Copies[], region: string): Missing {
  return {
    words: copies
      .map(
        ({ model, up, wanted, gaveUp }) =>
          `${model} has ${up} of ${wanted} copies up${gaveUp === undefined ? '' : `, and its service has given up: ${gaveUp}`}.`,
      )
      .join(' '),
    commands: copies.map(
      ({ model }) => `aws logs describe-log-groups --region ${region} --log-group-name-pattern ${model}`,
    ),
  };
}
