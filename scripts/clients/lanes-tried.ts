import type { LocalRun } from '../../local/start-local';
import type { Credential, Way } from './way';

/** A lane on which the clients are tried, and the models that they name there. */
export interface LaneTried {
  readonly credential: 'bearer' | 'IAM';
  /** The file of a fixture whose open lane takes this credential. */
  readonly deployment: string;
  readonly models: readonly {
    /** A test has this as its name. */
    readonly host: string;
    readonly model: string;
    readonly caller: string;
    /** Whether the fixture lets callers choose how much it thinks, and its answer shows it. @default false */
    readonly thinks?: true;
  }[];
}

const deployment = (name: string) => `test/fixtures/deployments/${name}.ts`;

export const LANES_TRIED: readonly LaneTried[] = [
  {
    credential: 'bearer',
    deployment: deployment('eu-central-1'),
    models: [
      { host: 'vLLM', model: 'qwen3-30b', caller: 'claims' },
      { host: 'SageMaker', model: 'gpt-oss-20b', caller: 'claims', thinks: true },
      { host: 'Bedrock', model: 'gpt-oss-120b', caller: 'claims', thinks: true },
      { host: 'Bedrock with Claude', model: 'claude-haiku', caller: 'intranet-assistant' },
    ],
  },
  {
    credential: 'IAM',
    deployment: deployment('sandbox'),
    models: [
      { host: 'vLLM', model: 'qwen3-8b', caller: 'playground' },
      { host: 'SageMaker', model: 'qwen2-5-7b', caller: 'playground' },
      { host: 'Bedrock', model: 'gpt-oss-120b', caller: 'playground', thinks: true },
      { host: 'Bedrock with Claude', model: 'claude-haiku', caller: 'playground' },
    ],
  },
];

/** The ways through a lane that is served. */
export function waysThrough(lane: LaneTried, run: LocalRun): readonly Way[] {
  return lane.models.map(({ host, model, caller, thinks = false }) => ({
    host,
    model,
    thinks,
    url: run.url,
    credential: credentialOf(lane, run, caller),
  }));
}

function credentialOf(
  { credential: kind, deployment }: LaneTried,
  run: LocalRun,
  caller: string,
): Credential {
  const byCaller = (one: { readonly caller: string }) => one.caller === caller;
  const bearer = run.bearers?.bearers.find(byCaller);
  if (kind === 'bearer' && bearer) return { kind, value: bearer.value };
  const key = run.keys.find(byCaller);
  if (kind === 'IAM' && key) {
    const { accessKeyId, secretAccessKey } = key;
    return { kind, region: run.region, accessKeyId, secretAccessKey };
  }
  throw new Error(`${deployment} has no ${kind} credential for the caller ${caller}`);
}
