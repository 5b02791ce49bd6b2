import { readDeployment } from '../../../../lib/config/read-deployment';
import { hasAllOf } from '../../../../lib/config/transition/has-all-of';
import euCentral1 from '../../../fixtures/deployments/eu-central-1';
import sandbox from '../../../fixtures/deployments/sandbox';
import { type Changes, changed } from '../changed';

const file = (changes: Changes, base: unknown = sandbox) => readDeployment(changed(changes, base), 'test');
const has = (stored: Changes, wanted: Changes, base?: unknown) =>
  hasAllOf(file(stored, base), file(wanted, base));

const [vllm, sagemaker, region, geography] = sandbox.models;
const noTokens = {
  'bearer.oidc': undefined,
  'callers[0].tokens': undefined,
  'callers[0].apiKeys': true,
};

test.each<[string, Changes, Changes, unknown]>([
  ['a model', { models: [vllm, sagemaker, region] }, {}, sandbox],
  [
    'another Bedrock model under the same name',
    {},
    { 'models[2].modelId': 'openai.gpt-oss-20b-1:0' },
    sandbox,
  ],
  ['a zone', {}, { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] }, sandbox],
  ['endpoints in all zones', {}, { 'network.endpointZones': 'all' }, sandbox],
  ['a client network', {}, { clients: { cidrs: ['10.64.0.0/16'] } }, sandbox],
  ['a client account', {}, { clients: { accounts: ['444455556666'] } }, sandbox],
  ['the role of the account for API Gateway', {}, { accountSettings: { apiGateway: 'own' } }, sandbox],
  [
    'the log group of a live proof',
    {},
    { liveProof: { runBy: { principals: ['arn:aws:iam::111122223333:role/build'] } } },
    sandbox,
  ],
  ['filters', { guardrail: { none: 'The applications filter what they send and show.' } }, {}, sandbox],
  ['a second opinion', { secondOpinion: undefined }, {}, euCentral1],
  ['keys of an issuer of tokens', noTokens, {}, euCentral1],
])(
  'a foundation without %s lacks it for the file that has it, and not the other way round',
  (_, less, more, base) => {
    expect([has(less, more, base), has(more, less, base)]).toEqual([
      false,
      // Another Bedrock model is in neither.
      !('models[2].modelId' in more),
    ]);
  },
);

test.each<[string, Changes]>([
  ['a tag', { tags: { team: 'platform' } }],
  ['an address for alarms', { 'operations.alarmEmail': 'other@example.com' }],
  ['a floor', { 'callers[0].floor': 'internal' }],
  ['an order of models', { models: [geography, region, sagemaker, vllm] }],
  ['a revision of weights', { 'models[0].weights.revision': '1'.repeat(40) }],
])('%s is nothing that a stack uses of the foundation', (_, other) => {
  expect(has({}, other)).toBe(true);
});
