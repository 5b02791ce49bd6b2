import { accountRules as accountRulesSchema } from '../../../lib/config/account-rules';
import type { Deployment } from '../../../lib/config/deployment';
import { passesTo } from '../../../lib/config/transition/passes';
import { deployPlan as planWith, type Step } from '../../../scripts/deploy/plan';
import { planInWords } from '../../../scripts/deploy/words';
import { fixtureDeployment } from '../../fixture-deployments';

const sandbox = fixtureDeployment('sandbox');
const ROLE = 'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1';
const deployPlan = (deployment: Deployment, typed?: string) => planWith(deployment, ROLE, typed);

const stacks = (steps: readonly Step[]) =>
  steps.flatMap((step) => (step.kind === 'deploy' ? [step.stack] : []));
const kindsBefore = (steps: readonly Step[], stack: string) =>
  steps
    .slice(
      0,
      steps.findIndex((step) => step.kind === 'deploy' && step.stack === stack),
    )
    .flatMap((step) => (step.kind === 'check' ? step.prerequisites : []))
    .map(({ kind }) => kind);

/** The sandbox with its `vllm` model starting this many copies. */
const withCopies = (desired: number): Deployment => ({
  ...sandbox,
  models: sandbox.models.map((model) =>
    model.host === 'vllm' ? { ...model, copies: { ...model.copies, desired } } : model,
  ),
});

const rulesWith = (rules: unknown) => accountRulesSchema.parse(rules);
const prerequisitesOf = (deployment: Deployment) =>
  deployPlan(deployment).flatMap((step) => (step.kind === 'check' ? step.prerequisites : []));

test('without a bootstrap, the deploy looks for the bucket and the role of CloudFormation', () => {
  const executionRole = 'arn:aws:iam::111122223333:role/cloudformation';
  const accountRules = rulesWith({
    synthesis: { kind: 'credentials', assetBucket: 'bank-assets', executionRole },
  });
  expect(prerequisitesOf({ ...sandbox, accountRules })).toEqual(
    expect.arrayContaining([
      { kind: 'asset-bucket', bucket: 'bank-assets', account: sandbox.account },
      { kind: 'publisher', path: 'accountRules.synthesis.executionRole', arn: executionRole },
    ]),
  );
  expect(prerequisitesOf({ ...sandbox, accountRules }).map(({ kind }) => kind)).not.toContain('bootstrap');
});

test('the deploy looks for the bootstrap stack that the file names', () => {
  const accountRules = rulesWith({ synthesis: { kind: 'bootstrap', toolkitStack: 'platform-cdk' } });
  expect(prerequisitesOf({ ...sandbox, accountRules })).toContainEqual(
    expect.objectContaining({ kind: 'bootstrap', toolkitStack: 'platform-cdk' }),
  );
});

test('the deploy looks for the permissions boundary, and compares its document', () => {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const accountRules = rulesWith({ permissionsBoundary: { policy: 'platform/llm', document } });
  expect(prerequisitesOf({ ...sandbox, accountRules })).toContainEqual({
    kind: 'permissions-boundary',
    arn: 'arn:aws:iam::111122223333:policy/platform/llm',
    document,
  });
});

test('every step and check finds the stacks by the prefix of the account', () => {
  const steps = JSON.stringify(
    deployPlan({ ...sandbox, accountRules: rulesWith({ stackNamePrefix: 'app-' }) }),
  );
  expect(steps).toContain('app-sandbox-foundation');
  expect(steps).not.toMatch(/"sandbox-(foundation|inference|gateway|operations)/);
});

test('stacks are deployed in the order of their lifetimes', () => {
  expect(stacks(deployPlan(sandbox))).toEqual([
    'sandbox-foundation',
    'sandbox-inference',
    'sandbox-gateway',
    'sandbox-operations',
  ]);
});

test('the default security group is closed right after the foundation, before anything else is deployed', () => {
  const steps = deployPlan(sandbox);
  const at = steps.findIndex((step) => step.kind === 'deploy' && step.stack === 'sandbox-foundation');
  expect(steps[at + 1]).toEqual({ kind: 'close-default-group', foundation: 'sandbox-foundation' });
});

test('the account is checked before everything else, and alone', () => {
  expect(deployPlan(sandbox)[0]).toMatchObject({
    prerequisites: [{ kind: 'placement', account: '111122223333' }],
  });
});

test('before the foundation: the account, zones, endpoints, quotas, certificate and model access', () => {
  expect(kindsBefore(deployPlan(sandbox), 'sandbox-foundation')).toEqual([
    'placement',
    'stack-state',
    'stack-state',
    'stack-state',
    'stack-state',
    'bootstrap',
    'publisher',
    'zones',
    'endpoint-services',
    'service-linked-role',
    'service-linked-role',
    'instance-offering',
    'use-case-form',
    'endpoint-quota',
    'data-retention',
    'api-gateway-logging',
    'lambda-concurrency',
    'certificate',
    'model-access',
    'model-access',
    'model-access',
  ]);
});

test('images and weights are checked between the foundation, which holds them, and the stack that starts them', () => {
  const steps = deployPlan(sandbox);
  expect(kindsBefore(steps, 'sandbox-foundation')).not.toContain('weights');
  expect(kindsBefore(steps, 'sandbox-inference')).toEqual(expect.arrayContaining(['image', 'weights']));
});

test('a vllm model that starts no copy may wait for its image and weights', () => {
  const later = deployPlan(withCopies(0)).flatMap((step) => (step.kind === 'later' ? [step.words] : []));
  expect(later).toEqual([
    expect.stringMatching(/^qwen3-8b starts no copy.*npm run stage-image and npm run stage-weights/),
  ]);
});

test('a vllm model that starts a copy may not', () => {
  const images = deployPlan(withCopies(1))
    .flatMap((step) => (step.kind === 'check' ? step.prerequisites : []))
    .flatMap((one) => (one.kind === 'image' ? [one.model] : []));
  expect(images).toEqual(['qwen3-8b', 'qwen2-5-7b']);
});

describe('a model that needs a vocabulary besides its weights', () => {
  const gptOss = (desired: number): Deployment => {
    const deployment = withCopies(desired);
    return {
      ...deployment,
      models: deployment.models.map((model) =>
        'weights' in model
          ? { ...model, weights: { ...model.weights, source: 'openai/gpt-oss-20b' } }
          : model,
      ),
    };
  };

  test('is checked for it before the stack that starts it, on both hosts', () => {
    const vocabularies = deployPlan(gptOss(1))
      .flatMap((step) => (step.kind === 'check' ? step.prerequisites : []))
      .flatMap((one) => (one.kind === 'weights' ? [[one.model, one.vocabulary?.file]] : []));
    expect(vocabularies).toEqual([
      ['qwen3-8b', 'o200k_base.tiktoken'],
      ['qwen2-5-7b', 'o200k_base.tiktoken'],
    ]);
  });
});

test('a hosted-only deployment needs no Auto Scaling role, certificate, image or weights', () => {
  const kinds = kindsBefore(deployPlan(fixtureDeployment('starter')), 'starter-operations');
  expect(kinds).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/auto-scaling|certificate|image|weights/)]),
  );
});

const withApiGateway = (apiGateway: 'own' | 'observe'): Deployment => ({
  ...sandbox,
  accountSettings: { ...sandbox.accountSettings, apiGateway },
});
const firstChecks = (deployment: Deployment) => deployPlan(deployment)[1];

test('a deployment that only observes the logging role of API Gateway is shown it, and does not require it', () => {
  expect(firstChecks(withApiGateway('observe'))).toMatchObject({
    prerequisites: expect.arrayContaining([{ kind: 'api-gateway-logging', observed: true }]),
  });
});

test('a deployment that owns the logging role of API Gateway looks whether another team has set it', () => {
  expect(firstChecks(withApiGateway('own'))).toMatchObject({
    prerequisites: expect.arrayContaining([{ kind: 'api-gateway-logging', own: 'sandbox-foundation' }]),
  });
});

test.each([
  ['dataRetention', 'data-retention'],
  ['serviceLinkedRoles', 'service-linked-role'],
] as const)('with accountSettings.%s observed, the check %s only warns', (setting, kind) => {
  const observing = { ...sandbox, accountSettings: { ...sandbox.accountSettings, [setting]: 'observe' } };
  const of = (deployment: Deployment) =>
    deployPlan(deployment).flatMap((step) =>
      step.kind === 'check' ? step.prerequisites.filter((one) => one.kind === kind) : [],
    );
  expect(of(sandbox).some(({ observed }) => observed)).toBe(false);
  expect(of(observing).every(({ observed }) => observed)).toBe(true);
  expect(of(observing)).not.toEqual([]);
});

test('a placeholder for a prefix list stops before the foundation', () => {
  const network = { ...sandbox.network, gatewayPrefixLists: { s3: 'pl-00000000', dynamodb: 'pl-12345678' } };
  const steps = deployPlan({ ...sandbox, network });
  expect(steps[1]).toMatchObject({
    prerequisites: expect.arrayContaining([{ kind: 'prefix-lists', unknown: ['s3'], region: 'us-east-1' }]),
  });
});

test("where a lane takes tokens, the issuer's keys are checked after the foundation and before the gateway", () => {
  const steps = deployPlan(fixtureDeployment('eu-central-1'));
  expect(kindsBefore(steps, 'eu-central-1-foundation')).not.toContain('key-set');
  expect(kindsBefore(steps, 'eu-central-1-gateway')).toContain('key-set');
});

test('the commands to run next name the deployment as the user named it', () => {
  const steps = deployPlan(fixtureDeployment('eu-central-1'), 'elsewhere/eu-central-1.ts');
  const checks = steps.flatMap((step) => (step.kind === 'check' ? step.prerequisites : []));
  const later = steps.flatMap((step) => (step.kind === 'later' ? [step.words] : []));
  expect(checks.find(({ kind }) => kind === 'key-set')).toMatchObject({ typed: 'elsewhere/eu-central-1.ts' });
  expect(later.at(-1)).toContain('npm run keys -- elsewhere/eu-central-1.ts issue claims');
});

test('the state of each stack is checked before the first deploy, in the order of deletion', () => {
  const [, first] = deployPlan(sandbox);
  const looked = first?.kind === 'check' ? first.prerequisites : [];
  expect(looked.flatMap((one) => (one.kind === 'stack-state' ? [one.stack] : []))).toEqual([
    'sandbox-operations',
    'sandbox-gateway',
    'sandbox-inference',
    'sandbox-foundation',
  ]);
});

test('the role that the templates let change guards must exist before the foundation', () => {
  expect(prerequisitesBeforeFoundation(sandbox)).toContainEqual(
    expect.objectContaining({ kind: 'bootstrap', role: ROLE }),
  );
});

test.each([
  ['audit.custodians', { audit: { ...sandbox.audit, custodians: ['arn:one', 'arn:two'] } }],
  ['publishers.credentials', { publishers: { credentials: ['arn:one', 'arn:two'], models: [] } }],
  ['publishers.models', { publishers: { credentials: [], models: ['arn:one', 'arn:two'] } }],
])('each principal of %s must exist before the foundation', (path, changes) => {
  const found = prerequisitesBeforeFoundation({ ...sandbox, ...changes });
  expect(found).toEqual(
    expect.arrayContaining([
      { kind: 'publisher', path: `${path}[0]`, arn: 'arn:one' },
      { kind: 'publisher', path: `${path}[1]`, arn: 'arn:two' },
    ]),
  );
});

function prerequisitesBeforeFoundation(deployment: Deployment) {
  const steps = deployPlan(deployment);
  const foundation = steps.findIndex((step) => step.kind === 'deploy');
  return steps.slice(0, foundation).flatMap((step) => (step.kind === 'check' ? step.prerequisites : []));
}

/** The sandbox without one of its models, deployed over the sandbox. */
const removed = { ...sandbox, models: sandbox.models.filter(({ name }) => name !== 'claude-haiku') };
const passes = passesTo(removed, sandbox);
const removal = planWith(removed, ROLE, 'sandbox', passes);

test('what is taken away is deployed twice: to the last stack with all, and back with the new file', () => {
  const deploys = removal.flatMap((step) => (step.kind === 'deploy' ? [[step.pass, step.stack]] : []));
  expect(deploys).toEqual([
    [0, 'sandbox-foundation'],
    [0, 'sandbox-inference'],
    [0, 'sandbox-gateway'],
    [0, 'sandbox-operations'],
    [1, 'sandbox-operations'],
    [1, 'sandbox-gateway'],
    [1, 'sandbox-inference'],
    [1, 'sandbox-foundation'],
  ]);
});

test('images and weights are checked once, before the first stack that starts a model', () => {
  const checks = removal.filter((step) => step.kind === 'check' && step.title === 'Images and weights');
  const first = removal.findIndex((step) => step.kind === 'deploy' && step.stack === 'sandbox-inference');
  expect([checks.length, removal.indexOf(checks[0] as Step) < first]).toEqual([1, true]);
});

test('a removed model needs no image, weights or access any more', () => {
  const models = removal.flatMap((step) =>
    step.kind === 'check' ? step.prerequisites.flatMap((one) => ('model' in one ? [one.model] : [])) : [],
  );
  expect(models).not.toContain('claude-haiku');
});

test('the plan names each pass, why it is there, and what the file changes in each stack', () => {
  const none = { adds: [], changes: [], removes: [] };
  const text = planInWords(removal, (stack, pass) =>
    stack === 'sandbox-inference' && pass === 1
      ? { ...none, removes: [{ type: 'AWS::IAM::ManagedPolicy', count: 2 }] }
      : none,
  );
  expect(text).toMatch(
    /Pass 1 of 2, widen: .+\nDeploy: sandbox-foundation\n {2}nothing, from one file to the other/,
  );
  expect(text).toMatch(/Pass 2 of 2, narrow: .+\nDeploy: sandbox-operations/);
  expect(text).toContain('Deploy: sandbox-inference\n  removes AWS::IAM::ManagedPolicy (2)');
});

test('the plan says that its changes compare files, and not the stacks of the account', () => {
  const text = planInWords(removal, () => ({ adds: [], changes: [], removes: [] }));
  expect(text).toMatch(/compare files[\s\S]*do not compare with the stacks of the account/);
});

test('a plan without changes says nothing of a comparison', () => {
  expect(planInWords(removal)).not.toContain('compare');
});

test('one pass has no heading', () => {
  expect(planInWords(deployPlan(sandbox))).not.toContain('Pass 1');
});

describe('images and weights', () => {
  const placeOf = (steps: readonly Step[], found: (step: Step) => boolean) => steps.findIndex(found);
  const inference = (step: Step) => step.kind === 'deploy' && step.stack === 'sandbox-inference';

  test('are staged before the stack that reads them, and then checked', () => {
    const steps = deployPlan(withCopies(1));
    const staged = placeOf(steps, ({ kind }) => kind === 'stage');
    const checked = placeOf(steps, (step) => step.kind === 'check' && step.title === 'Images and weights');
    expect([staged + 1, checked < placeOf(steps, inference)]).toEqual([checked, true]);
  });

  test('of a model without a copy are not staged', () => {
    const models = deployPlan(withCopies(0)).flatMap((step) =>
      step.kind === 'stage' ? step.prerequisites.flatMap((one) => ('model' in one ? [one.model] : [])) : [],
    );
    expect([...new Set(models)]).toEqual(['qwen2-5-7b']);
  });

  test('are not looked for where AWS serves every model', () => {
    const steps = deployPlan(fixtureDeployment('starter'));
    expect(steps.filter(({ kind }) => kind === 'stage' || kind === 'copies')).toEqual([]);
  });
});

test('at the end it waits for the copies of the models that have some, and then asks one', () => {
  const steps = deployPlan(withCopies(1));
  const [wait, ask] = [
    steps.findIndex(({ kind }) => kind === 'copies'),
    steps.findIndex(({ kind }) => kind === 'first-request'),
  ];
  expect(steps[wait]).toEqual({ kind: 'copies', models: ['qwen3-8b', 'qwen2-5-7b'] });
  expect(wait).toBeLessThan(ask);
  expect(ask).toBe(steps.length - 1);
});
