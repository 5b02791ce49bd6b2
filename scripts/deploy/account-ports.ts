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
import { cdkDeployArguments } from './cdk-deploy';
import { awaitCopies } from './copies/await-copies';
import type { Copies } from './copies/copies';
import { createNews } from './copies/news';
import { readCopies } from './copies/read-copies';
import { createTeller } from './copies/teller';
import { watchCopies } from './copies/watch-copies';
import { failedResources } from './failures/failed-resources';
import type { OnlyDeploy } from './only-deploy';
import { type Outside, thisMachine } from './outside';
import type { RunJournal } from './run-journal';
import type { PlanPorts } from './run-plan';
import { stageMissing } from './staging/stage-missing';
import { Stager } from './staging/stager';
import type { SynthesizedPass } from './synthesized-passes';
import { durationInWords, remarksInWords, stepInWords } from './words';

/** How long a deploy waits for copies after CloudFormation has ended: the longest load of a model, and some instances. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** The time of a step is printed where it took longer. */
const WORTH_TELLING_MS = 5_000;

export interface AccountPortsOptions {
  readonly deployment: Deployment;
  /** The name or path by which the user named it. */
  readonly typed: string;
  readonly account: Account;
  /** End the CDK, and what is being staged, when a signal ends the command. */
  readonly closers: Closers;
  /** Whether the CDK widens permissions without confirmation. */
  readonly yes: boolean;
  /** The same account by the credentials of a publisher, which stage. @default those that deploy */
  readonly publisher?: Account | undefined;
  /** @default this machine */
  readonly outside?: Outside;
}

/** The effects of the plans of one run, on the account and on the terminal. */
export function accountPorts(options: AccountPortsOptions) {
  const { deployment, typed, account, closers, yes, publisher = account } = options;
  const outside = options.outside ?? thisMachine(closers);
  const print = (line: string) => console.log(line);
  const rules = rulesOf(deployment);
  const [foundation, inference] = [stackName(deployment, 'foundation'), stackName(deployment, 'inference')];
  const since = new Date();
  const tell = createTeller(createNews(print, typed));
  const stop = new AbortController();
  closers.add(stop, () => stop.abort());
  const stager = new Stager({ deployment, account, publisher, outside, signal: stop.signal });

  const copiesBy = (signal: AbortSignal) => ({
    read: () => readCopies(deployment, account, since),
    pause: () => outside.pause(signal),
    tell,
    elapsedMs: () => performance.now(),
  });

  /** CloudFormation waits for copies too. What keeps it waiting is printed meanwhile, and fails no deploy. */
  async function whileWatched(deploying: Promise<number>): Promise<number> {
    const ended = new AbortController();
    const watching = watchCopies(copiesBy(ended.signal), ended.signal);
    const code = await deploying.finally(() => ended.abort());
    await watching;
    return code;
  }

  return (passes: readonly SynthesizedPass[], only?: OnlyDeploy, journal?: RunJournal): PlanPorts => ({
    check: (prerequisites) => examineAll(prerequisites, account),
    closeDefaultGroup: (stack) => closeDefaultGroup(stack, account),
    disturbed: async () => only?.disturbed(),
    async deploy(stack, at) {
      const pass = required(passes[at], `a pass ${at}`);
      const deploying = outside.cdk(cdkDeployArguments(stack, pass.assembly, yes, rules));
      const code = await (stack === inference ? whileWatched(deploying) : deploying);
      if (code === 0 && stack === foundation) only?.gave(pass.deployment);
      return code;
    },
    async copiesUp(models) {
      const { kind, missing } = await awaitCopies(models, copiesBy(stop.signal), LONGEST_WAIT_MS);
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
