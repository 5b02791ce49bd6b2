import { PLACEHOLDER_CERTIFICATE, PLACEHOLDER_PREFIX_LIST } from '../../lib/config/placeholder';
import type { RegionPlan } from './region-plan';

/**
 * The text of a new deployment file: valid, formatted, and with a comment wherever its author must decide.
 *
 * @param cidr the block of its VPC
 */
export function deploymentSource(plan: RegionPlan, name: string, cidr: string): string {
  const { facts, zones } = plan;
  const yours = plan.instance
    ? 'account, roles, mail address and certificate'
    : 'account, roles and mail address';
  return `import type { DeploymentInput } from '../lib/config/deployment';

/** ${facts.name} (${facts.region}). Before a deploy: your own ${yours}. */
const deployment: DeploymentInput = {
  name: '${name}',
  account: '111122223333',
  region: '${facts.region}',
  availabilityZones: [${zones.map((zone) => `'${zone}'`).join(', ')}],

  // No prompt is processed outside the region.
  residency: 'region',

  network: {
    cidr: '${cidr}',
    // One zone: half the price of the endpoints, and no service while that zone is down.
    endpointZones: 'one',
${prefixLists(plan)}  },

  // A year of records and of logs. "compliance" instead of "governance" is irreversible: then no principal can delete a
  // record before its lock ends, the account's root included.
  audit: { objectLock: { mode: 'governance', days: 365 } },
  logRetentionDays: 365,

${publishers(plan)}  // "auto" tries them in this order and skips what the data class of a request does not allow.
  models: [
${vllm(plan)}${sagemaker(plan)}${bedrock(plan)}  ],
${plan.bedrock ? "  guardrail: { contentFilters: 'medium' },\n" : ''}
${callers(plan)}
  operations: { alarmEmail: 'llm-operations@example.com', monthlyBudgetUsd: ${plan.instance ? '1_500' : '200'} },
  tags: { application: 'hybrid-llm' },
};

export default deployment;
`;
}

function prefixLists({ facts }: RegionPlan): string {
  if (facts.gatewayPrefixLists) return '';
  return `    // Zeros: not looked up yet. Synth accepts them, a deploy refuses. This prints both:
    // aws ec2 describe-prefix-lists --region ${facts.region}
    gatewayPrefixLists: { s3: '${PLACEHOLDER_PREFIX_LIST}', dynamodb: '${PLACEHOLDER_PREFIX_LIST}' },
`;
}

function publishers({ facts, instance }: RegionPlan): string {
  if (!instance) return '';
  return `  // Who may stage weights and serving images. Every other principal is denied it, administrators included.
  publishers: { models: ['arn:${facts.partition}:iam::111122223333:role/model-publisher'] },

`;
}

function vllm({ facts, instance, sagemaker: spare }: RegionPlan): string {
  if (!instance) return '';
  return `    {
      name: 'qwen3-8b',
      host: 'vllm',
      weights: { source: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
      // The lock file beside this one pins its digest, and the manifest of the weights.
      image: { source: 'vllm/vllm-openai:v0.32.0' },
      instanceType: '${instance.ec2Type}',
      // No GPU runs until image and weights are staged; raise "desired" then.
      copies: { desired: 0, max: 1 },
      certificate: {
        arn: 'arn:${facts.partition}:acm:${facts.region}:111122223333:certificate/${PLACEHOLDER_CERTIFICATE}',
        hostName: 'qwen3-8b.llm.example.com',
      },
${spare ? "      fallbacks: ['qwen2-5-7b'],\n" : ''}      contextTokens: 16_384,
      maxOutputTokens: 4_096,
    },
`;
}

function sagemaker({ facts, instance, sagemaker: offered }: RegionPlan): string {
  if (!offered || !instance?.sagemakerType) return '';
  return `    {
      name: 'qwen2-5-7b',
      host: 'sagemaker',
      weights: { source: 'Qwen/Qwen2.5-7B-Instruct', revision: 'a09a35458c702b33eeacc393d103063234e8bc28' },
      image: {
        source: '${facts.sagemakerImageAccount}.dkr.ecr.${facts.region}.${facts.dnsSuffix}/vllm:server-sagemaker-cuda-v2.5',
      },
      instanceType: '${instance.sagemakerType}',
      instances: { min: 1, max: 1 },
      contextTokens: 16_384,
      maxOutputTokens: 4_096,
    },
`;
}

function bedrock({ facts, bedrock: model }: RegionPlan): string {
  if (!model) return '';
  return `    {
      // Without a profile: answered inside ${facts.region}.
      name: '${shortName(model.id)}',
      host: 'bedrock',
      modelId: '${model.id}',
      contextTokens: ${grouped(model.contextTokens ?? 8_192)},
      maxOutputTokens: ${grouped(model.maxOutputTokens ?? 4_096)},
    },
`;
}

function callers({ facts, instance, sagemaker: spare }: RegionPlan): string {
  const role = (name: string) => `arn:${facts.partition}:iam::111122223333:role/${name}`;
  return `  callers: [
    {
      name: 'intranet',
      floor: 'internal',
      principals: ['${role('intranet')}'],
    },
${instance ? claims(role('claims'), spare) : ''}  ],
${instance ? '' : UNSERVED}`;
}

function claims(role: string, spare: boolean): string {
  return `    {
      // All its data counts as restricted, so only the GPUs in this account answer it.
      name: 'claims',
      floor: 'restricted',
      models: [${spare ? "'qwen3-8b', 'qwen2-5-7b'" : "'qwen3-8b'"}],
      principals: ['${role}'],
    },
`;
}

const UNSERVED = `  // Restricted data stays on GPUs of the account, and there are none: such requests are refused.
  unserved: ['restricted'],
`;

/** `openai.gpt-oss-120b-1:0` → `gpt-oss-120b`. */
function shortName(modelId: string): string {
  return modelId
    .replace(/^[^.]+\./, '')
    .replace(/(-v?\d+)?:\d+$/, '')
    .replaceAll('.', '-');
}

/** `128_000`, as this code base writes large numbers. */
const grouped = (amount: number) => amount.toLocaleString('en-US').replaceAll(',', '_');
