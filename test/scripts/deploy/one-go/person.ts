import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Closers } from '../../../../lib/assembly/closers';
import type { Deployment } from '../../../../lib/config/deployment';
import { loadDeployment } from '../../../../lib/config/load-deployment';
import { lockFileOf } from '../../../../lib/config/lock/lock-file';
import { passesTo } from '../../../../lib/config/transition/passes';
import { deployRoleOf } from '../../../../lib/plan/deploy-role';
import { accountPorts } from '../../../../scripts/deploy/account-ports';
import { type JournalEntry, journalFile } from '../../../../scripts/deploy/journal';
import { journaledRun } from '../../../../scripts/deploy/journaled-run';
import { OnlyDeploy } from '../../../../scripts/deploy/only-deploy';
import type { Outside } from '../../../../scripts/deploy/outside';
import { deployPlan, type Step } from '../../../../scripts/deploy/plan';
import { RunJournal } from '../../../../scripts/deploy/run-journal';
import { type PlanResult, runPlan } from '../../../../scripts/deploy/run-plan';
import { thereInWords } from '../../../../scripts/deploy/staging/there-in-words';
import { fixtureDeployment } from '../../../fixture-deployments';
import { USER } from '../../images/support/debian-registry';
import { type EmptyAccount, NAMED } from './empty-account';
import { simulatedCdk } from './simulated-cdk';

/** Where a deploy is: at a stack, a request to AWS, a line of progress, or between two readings of the copies. */
interface Moment {
  readonly stack?: string;
  readonly request?: string;
  readonly progress?: string;
  readonly pause?: true;
}

/** Whether the deploy is interrupted now. */
export type Interruption = (now: Moment) => boolean;

/** A person who deploys, with a folder of their own: the deployment file, its lock and journal, and a home. */
export class Person {
  readonly folder = mkdtempSync(join(tmpdir(), 'person-'));
  readonly file = join(this.folder, 'sandbox.ts');
  /** What was printed. */
  readonly printed: string[] = [];
  /** The stacks that the CDK was asked for. */
  readonly stacks: string[] = [];
  interruption: Interruption = () => false;
  private wasInterrupted = false;
  /** The file of what was read of weights. */
  digests = join(this.folder, 'digests.jsonl');
  private readonly authFile = join(this.folder, 'auth.json');

  constructor(private readonly at: EmptyAccount) {
    this.writes(gpuDeployment(at.images.host));
    this.logsIn(USER);
  }

  /** Edits the deployment file. */
  writes(deployment: object): void {
    writeFileSync(this.file, `export default ${JSON.stringify(deployment)};\n`);
  }

  /** Another person, who has the deployment file and its lock as they were committed. */
  colleague(): Person {
    const other = new Person(this.at);
    if (existsSync(this.lockFile)) copyFileSync(this.lockFile, other.lockFile);
    return other;
  }

  /** `npm run deploy`, as scripts/deploy.ts does it, from the account step to the end; again where something was pinned. */
  async deploy(): Promise<PlanResult> {
    for (;;) {
      const result = await this.deployOnce();
      if (!('pinned' in result) || this.wasInterrupted) return result;
    }
  }

  private async deployOnce(): Promise<PlanResult> {
    const { account } = this.at;
    const deployment = this.deployment();
    const closers = new Closers();
    const spy = jest.spyOn(console, 'log').mockImplementation((line) => void this.printed.push(String(line)));
    try {
      const passes = passesTo(deployment).map((pass) => ({ ...pass, ...NO_ASSEMBLY }));
      const outside = this.outside(deployment, closers);
      const ports = accountPorts({ deployment, typed: this.file, account, closers, yes: true, outside });
      const journal = new RunJournal(journalFile(this.file), this.folder);
      const only = await OnlyDeploy.of(deployment, account);
      return await journaledRun(journal, runPlan(this.steps(deployment), ports(passes, only, journal)));
    } finally {
      await closers.close();
      spy.mockRestore();
    }
  }

  /** The file with its lock, read again. */
  private deployment(): Deployment {
    return loadDeployment(this.file, 'sandbox.ts', []);
  }

  /** What of images and weights is there, as `--plan` prints it. */
  async plan(): Promise<string> {
    const { account } = this.at;
    const closers = new Closers();
    const deployment = this.deployment();
    const outside = this.outside(deployment, closers);
    const ports = accountPorts({ deployment, typed: this.file, account, closers, yes: false, outside });
    try {
      return await thereInWords(this.steps(deployment), ports([]).check);
    } finally {
      await closers.close();
    }
  }

  /** Those of a deploy. What must be there before the first stack has tests of its own: moto has little of it. */
  steps(deployment = this.deployment()): readonly Step[] {
    const all = deployPlan(deployment, deployRoleOf(deployment), this.file);
    return all.filter((step) => !(step.kind === 'check' && step.title === 'What must be there first'));
  }

  private outside(deployment: Deployment, closers: Closers): Outside {
    const { aws, hub, moto, registry } = this.at;
    const interrupt = async (now: Moment) => {
      if (!this.interruption(now)) return;
      this.wasInterrupted = true;
      await closers.close();
    };
    aws.onRequest = (request) => interrupt({ request });
    return {
      cdk: async (args) => {
        const [, stack = ''] = args;
        this.stacks.push(stack);
        const code = await simulatedCdk(args, deployment, moto, {
          registry: registry.host,
          api: `${aws.url}/v1`,
        });
        if (!this.interruption({ stack })) return code;
        await closers.close();
        return 143;
      },
      pause: async (signal) => {
        await interrupt({ pause: true });
        signal?.throwIfAborted();
      },
      env: { HOME: this.folder, HF_ENDPOINT: hub.url, REGISTRY_AUTH_FILE: this.authFile },
      terminal: { write: (progress: string) => void interrupt({ progress }) },
      digests: this.digests,
    };
  }

  get lockFile(): string {
    return lockFileOf(this.file);
  }

  /** What is pinned of the model. */
  pinned(): { readonly digest: string | undefined; readonly manifest: string | undefined } {
    const lock = existsSync(this.lockFile) ? JSON.parse(readFileSync(this.lockFile, 'utf8')) : {};
    return { digest: lock.images?.[MODEL]?.digest, manifest: lock.weights?.[MODEL]?.manifest };
  }

  journal(): readonly JournalEntry[] {
    const lines = readFileSync(journalFile(this.file), 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line));
  }

  /** Stores a login of the registry that the file names, as docker and podman do. */
  logsIn({ username, password }: { readonly username: string; readonly password: string }): void {
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    writeFileSync(this.authFile, JSON.stringify({ auths: { [this.at.images.host]: { auth } } }));
  }

  leaves(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const MODEL = 'qwen3-8b';

const NO_ASSEMBLY = { assembly: 'none', templates: new Map(), changes: undefined };

/** The sandbox with one GPU model of one copy, whose image is in this registry. */
export function gpuDeployment(registry: string, more: { readonly digest?: string } = {}): object {
  const { models, callers, ...others } = fixtureDeployment('sandbox');
  const image = { source: `${registry}/${NAMED.repository}:${NAMED.tag}`, ...more };
  return {
    ...others,
    callers: callers.map(({ models: _, ...caller }) => caller),
    models: models.flatMap((model): readonly object[] => {
      if (model.host !== 'vllm') return model.host === 'sagemaker' ? [] : [model];
      const { fallbacks: _, ...vllm } = model;
      return [{ ...vllm, image, copies: { ...model.copies, desired: 1 } }];
    }),
  };
}
