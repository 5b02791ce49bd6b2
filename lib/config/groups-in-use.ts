import { lanesOf } from '../../policy/route-table';
import { laneNeedsOpinion } from '../../policy/second-opinion';
import type { Deployment } from './deployment';
import type { ImportedEndpoint } from './imports/imported-endpoint';
import { IMPORTED_GROUPS, type ImportedGroup } from './imports/imported-security-groups';
import { policyOf } from './policy-of';

/** The sections of a deployment that decide which security groups it has. */
type Sections = Parameters<typeof policyOf>[0] & Pick<Deployment, 'imports' | 'secondOpinion'>;

/** The security groups that a deployment uses, and that it has to import if it imports groups. */
export function groupsInUse(sections: Sections): readonly ImportedGroup[] {
  const { models, bearer, imports, secondOpinion } = sections;
  const policy = policyOf(sections);
  const lanes = lanesOf(policy);
  const has = (host: string) => models.some((model) => model.host === host);
  const asksOpinion =
    secondOpinion !== undefined &&
    lanes.some((lane) => laneNeedsOpinion(policy, lane, secondOpinion.classes));
  const isOwn = (service: ImportedEndpoint['service']) =>
    imports.endpoints.every((endpoint) => endpoint.service !== service);
  const used: Readonly<Record<ImportedGroup, boolean>> = {
    'open-lane': lanes.includes('open'),
    'sealed-lane': lanes.includes('sealed'),
    authorizer: bearer !== undefined,
    'chain-heads': true,
    'api-client': true,
    'vllm-load-balancer': has('vllm'),
    'vllm-instance': has('vllm'),
    'vllm-task': has('vllm'),
    sagemaker: has('sagemaker'),
    'bedrock-runtime-endpoint': has('bedrock') && isOwn('bedrock-runtime'),
    'sagemaker.runtime-endpoint': has('sagemaker') && isOwn('sagemaker.runtime'),
    'comprehend-endpoint': asksOpinion && isOwn('comprehend'),
    'kinesis-firehose-endpoint': isOwn('kinesis-firehose'),
    'kms-endpoint': isOwn('kms'),
    'execute-api-endpoint': isOwn('execute-api'),
    'ecr.api-endpoint': has('vllm') && isOwn('ecr.api'),
    'ecr.dkr-endpoint': has('vllm') && isOwn('ecr.dkr'),
    'logs-endpoint': has('vllm') && isOwn('logs'),
    'ecs-endpoint': has('vllm') && isOwn('ecs'),
    'ecs-agent-endpoint': has('vllm') && isOwn('ecs-agent'),
    'ecs-telemetry-endpoint': has('vllm') && isOwn('ecs-telemetry'),
  };
  return IMPORTED_GROUPS.filter((group) => used[group]);
}
