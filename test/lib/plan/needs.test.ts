import { ENDPOINT_SERVICES } from '../../../lib/plan/endpoint-services';
import { planOf } from '../../../lib/plan/plan';
import { BEDROCK, BEDROCK_EU, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';

const needs = (...[models, more]: Parameters<typeof deploymentWith>) =>
  planOf(deploymentWith(models, more)).needs;
const servicesOf = (rows: ReturnType<typeof needs>) => [...new Set(rows.map(({ service }) => service))];

test('a hosted-only deployment needs five services', () => {
  expect(servicesOf(needs([BEDROCK])).sort()).toEqual([
    'bedrock-runtime',
    'execute-api',
    'kinesis-firehose',
    'kms',
    's3',
  ]);
});

test('a deployment without a Bedrock model does not need Bedrock', () => {
  expect(servicesOf(needs([VLLM, SAGEMAKER]))).not.toContain('bedrock-runtime');
});

test('a Bedrock model that no class may reach adds no need for Bedrock', () => {
  expect(servicesOf(needs([SAGEMAKER, BEDROCK_EU], { residency: 'region' }))).not.toContain(
    'bedrock-runtime',
  );
});

test('a vllm model needs also the registry, the logs and the ECS agent; a sagemaker model its runtime only', () => {
  const base = servicesOf(needs([BEDROCK]));
  const added = (rows: ReturnType<typeof needs>) =>
    servicesOf(rows)
      .filter((service) => !base.includes(service))
      .sort();
  expect(added(needs([BEDROCK, VLLM]))).toEqual([
    'ecr.api',
    'ecr.dkr',
    'ecs',
    'ecs-agent',
    'ecs-telemetry',
    'logs',
  ]);
  expect(added(needs([BEDROCK, SAGEMAKER]))).toEqual(['sagemaker.runtime']);
});

test('I3: no row of the sealed lane concerns Bedrock', () => {
  const rows = needs([VLLM, SAGEMAKER, BEDROCK, BEDROCK_EU]);
  const sealed = rows.filter(({ who }) => who === 'sealed-lane');
  expect(sealed.map(({ service }) => service)).toEqual(['kinesis-firehose', 'kms', 'sagemaker.runtime']);
  expect(JSON.stringify(sealed)).not.toContain('bedrock');
});

test('N3: every row names one role, except for image layers and callers of the API', () => {
  const unnamed = needs([VLLM, SAGEMAKER, BEDROCK]).filter(({ caller }) => !('role' in caller));
  expect(unnamed.map(({ permission }) => permission.sid)).toEqual(['FetchImageLayers', 'CallTheApi']);
});

test('N3: no row allows every action of a service', () => {
  const actions = needs([VLLM, SAGEMAKER, BEDROCK]).flatMap(({ permission }) => permission.actions);
  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
});

test('N3: only two actions, which support no resource, are allowed on `*`', () => {
  const unscoped = needs([VLLM, SAGEMAKER, BEDROCK]).filter(({ permission }) =>
    permission.resources.includes('*'),
  );
  expect(unscoped.flatMap(({ permission }) => permission.actions)).toEqual([
    'ecr:GetAuthorizationToken',
    'ecs:DiscoverPollEndpoint',
  ]);
});

test('each host reads all revisions of the weights of its own models, and no other model’s', () => {
  const reads = needs([VLLM, SAGEMAKER]).filter(({ permission }) => permission.sid === 'ReadWeights');
  expect(reads.map(({ who, permission }) => [who, permission.resources])).toEqual([
    ['vllm-task', [{ name: 'weights-bucket', path: 'small/*' }]],
    ['sagemaker', [{ name: 'weights-bucket', path: 'middle/*' }]],
  ]);
});

test('the API admits principals of the deployment and of the accounts it names', () => {
  const [row] = needs([BEDROCK], { clients: { accounts: ['444455556666', '111122223333'] } }).slice(-1);
  expect(row?.caller).toEqual({ accounts: ['111122223333', '444455556666'] });
});

test('only the two channels of the ECS agent have no endpoint policy', () => {
  const without = Object.entries(ENDPOINT_SERVICES).filter(([, { policy }]) => !policy);
  expect(without.map(([service]) => service)).toEqual(['ecs-agent', 'ecs-telemetry']);
});
