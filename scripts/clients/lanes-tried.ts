import type { LocalRun } from '../../local/start-local';
import type { Credential, Way } from './way';

/** A lane on which the clients are tried. */
export interface LaneTried {
  readonly credential: Credential['kind'];
  /** The file of a fixture whose open lane takes this credential. */
  readonly deployment: string;
}

export const LANES_TRIED: readonly LaneTried[] = [
  { credential: 'bearer', deployment: 'test/fixtures/clients/eu-central-1.ts' },
  { credential: 'IAM', deployment: 'test/fixtures/clients/sandbox.ts' },
];

/** A model that the clients name, on every lane. */
type ModelTried = Pick<Way, 'host' | 'model' | 'task' | 'thinks'>;

const chat = (host: string, model: string, thinks: boolean): ModelTried => ({
  host,
  model,
  task: 'chat',
  thinks,
});
const embedding = (host: string, model: string): ModelTried => ({
  host,
  model,
  task: 'embedding',
  thinks: false,
});

/** On each host, models that together have every ability of the host. */
export const MODELS_TRIED: readonly ModelTried[] = [
  chat('vLLM', 'qwen3-14b', true),
  chat('vLLM, a model that sees', 'mistral-small', false),
  chat('SageMaker', 'gpt-oss-20b', true),
  chat('SageMaker, a model that sees', 'gemma-4', true),
  chat('Bedrock', 'gpt-oss-120b', true),
  chat('Bedrock, Claude', 'claude-haiku', true),
  chat('Bedrock, Nova', 'nova-pro', false),
  embedding('vLLM', 'qwen3-embedding'),
  embedding('SageMaker', 'qwen3-embedding-4b'),
  embedding('Bedrock, Titan', 'titan-embed'),
  embedding('Bedrock, Cohere', 'cohere-embed'),
];

/** The caller of both fixtures that may name every model. */
const CALLER = 'playground';

/** The ways through a lane that is served: one to each model. */
export function waysThrough(lane: LaneTried, run: LocalRun): readonly Way[] {
  const credential = credentialOf(lane, run);
  return MODELS_TRIED.map((model) => ({ ...model, url: run.url, credential }));
}

function credentialOf({ credential: kind, deployment }: LaneTried, run: LocalRun): Credential {
  const byCaller = ({ caller }: { readonly caller: string }) => caller === CALLER;
  const bearer = run.bearers?.bearers.find(byCaller);
  if (kind === 'bearer' && bearer) return { kind, value: bearer.value };
  const key = run.keys.find(byCaller);
  if (kind === 'IAM' && key) {
    const { accessKeyId, secretAccessKey } = key;
    return { kind, region: run.region, accessKeyId, secretAccessKey };
  }
  throw new Error(`${deployment} has no ${kind} credential for the caller ${CALLER}`);
}
