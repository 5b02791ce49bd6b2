import type { Deployment, DeploymentInput } from '../../../../../lib/config/deployment';
import { readDeployment } from '../../../../../lib/config/read-deployment';
import sandbox from '../../../../fixtures/deployments/sandbox';

type Input = DeploymentInput['models'][number];
type On<H extends Input['host']> = Extract<Input, { host: H }>;

const [vllm, sagemaker] = sandbox.models as [On<'vllm'>, On<'sagemaker'>];

/** Weights that the catalogue does not have fit any instance type, and have no parsers. */
const unknown = { source: 'example/chat', chatConfirmedOn: '2026-11-26' };
const known = { source: 'Qwen/Qwen3-8B' };

/** For each instance type one model on either host: one GPU, several, a single instance, a range, and every parser. */
const SHAPES = [
  { type: 'g6.xlarge', weights: known, parsers: { reasoning: 'none' }, least: 1, most: 1 },
  { type: 'g6e.xlarge', weights: known, parsers: { tools: 'none' }, least: 0, most: 1 },
  { type: 'g7e.12xlarge', weights: unknown, parsers: { reasoning: 'deepseek_r1' }, least: 2, most: 3 },
  { type: 'g5.12xlarge', weights: unknown, parsers: { tools: 'hermes' }, least: 4, most: 4 },
  { type: 'p5.48xlarge', weights: unknown, parsers: undefined, least: 1, most: 64 },
];

/** A deployment with several models on each host. */
export function manyModels(): Deployment {
  const { guardrail: _, ...rest } = sandbox;
  const models = [...SHAPES.map(onVllm), ...SHAPES.map(onSagemaker)];
  const callers = sandbox.callers.map((caller) => ({ ...caller, models: undefined }));
  return readDeployment({ ...rest, models, callers }, 'many models');
}

type Shape = (typeof SHAPES)[number];

const onVllm = (shape: Shape): Input => ({
  ...vllm,
  ...common(shape, vllm),
  name: slug(shape),
  instanceType: shape.type,
  copies: { desired: shape.least, max: shape.most },
  certificate: { ...vllm.certificate, hostName: `${slug(shape)}.llm.example.com` },
});

const onSagemaker = (shape: Shape): Input => ({
  ...sagemaker,
  ...common(shape, sagemaker),
  name: `ml-${slug(shape)}`,
  instanceType: `ml.${shape.type}`,
  instances: { min: Math.max(shape.least, 1), max: shape.most },
});

const common = ({ weights, parsers }: Shape, model: On<'vllm' | 'sagemaker'>) => ({
  weights: { ...weights, revision: 'revision' in model.weights ? model.weights.revision : '' },
  parsers,
  fallbacks: [],
  availabilityConfirmedOn: '2026-11-26',
});

const slug = ({ type }: Shape) => type.replaceAll('.', '-');
