import { z } from 'zod';
import { weakenings } from '../../../lib/compliance/weakenings';
import { deploymentSchema } from '../../../lib/config/deployment';
import { readDeployment } from '../../../lib/config/read-deployment';
import { DATA_CLASSES, highestClass } from '../../../policy/data-class';
import { DEFAULT_ENTITY_CLASSES, ENTITY_TYPES } from '../../../policy/entity';
import { EXTRA_NAMES } from '../../../policy/extra';
import { everythingImported } from '../../everything-imported';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import production from '../../fixtures/deployments/eu-central-1';
import landingZone from '../../fixtures/deployments/landing-zone';
import starter from '../../fixtures/deployments/starter';
import { type Changes, changed } from '../config/changed';

// Each case starts from a deployment that weakens as little as its models allow, makes one setting worse, and looks for
// the path of that setting. Then every field of the schema is either in a case, or here with the reason why no value of
// it weakens anything.

const EMBEDS = 'titan-embed';
/** With the weights that its lock would pin. */
const pinned = {
  ...production,
  models: production.models.map((model) =>
    'weights' in model ? { ...model, weights: { ...model.weights, manifest: 'b'.repeat(64) } } : model,
  ),
};
/** Without its model for embedding, to which Bedrock applies no guardrail. */
const euCentral1 = {
  ...pinned,
  models: pinned.models.filter(({ name }) => name !== EMBEDS),
  callers: production.callers.map(({ models, ...caller }) => ({
    ...caller,
    ...(Array.isArray(models) && { models: models.filter((name) => name !== EMBEDS) }),
  })),
};

const role = (path: string) => `arn:aws:iam::111122223333:role/${path}`;
const KEYS = { 'bearer.apiKeys': false, 'callers[1].apiKeys': false } as const;
const listed = (changes: Changes) =>
  weakenings(readDeployment(changed({ ...KEYS, ...changes }, euCentral1), 'test'));
const pathsAfter = (changes: Changes) => listed(changes).map(({ path }) => path);

test('the production example, without API keys and embeddings, weakens nothing', () => {
  expect(listed({})).toEqual([]);
});

test('a model for embedding on Bedrock is a weakening where there is a guardrail: Bedrock applies none to it', () => {
  const found = weakenings(readDeployment(changed(KEYS, pinned), 'test'));
  expect(found).toEqual([
    {
      path: 'models[4].modelId',
      value: 'amazon.titan-embed-text-v2:0',
      gives:
        'Bedrock applies no guardrail to models for embedding: texts reach titan-embed without a content filter.',
    },
  ]);
});

const KEPT = {
  residency: 'global',
  'callers[0].floor': 'public',
  'models[3].modelId': 'anthropic.claude-fable-5',
  'models[3].profile': { scope: 'global', destinations: 'any commercial region' },
};

test('I2: a model whose prompts AWS keeps is a weakening, and the report says who may read them', () => {
  expect(listed(KEPT)).toContainEqual({
    path: 'models[3].modelId',
    value: 'anthropic.claude-fable-5',
    gives:
      'AWS keeps every prompt for up to 30 days, and people at AWS may read it. Public data that the model answers has left the account when the answer arrives.',
  });
});

test('several jurisdictions that are added are listed as in a sentence', () => {
  const [added] = listed({ jurisdiction: ['EU', 'GB', 'CH', 'US'] });
  expect(added?.gives).toContain('under the law of CH, GB and US.');
});

const opinion = (classes: object, more: object = {}) => ({
  secondOpinion: { service: 'comprehend', language: 'en', optOutConfirmedOn: '2026-11-20', classes, ...more },
});
const USER = 'arn:aws:iam::111122223333:user/reports';
const OWN_ROLES = [
  'eu-central-1-foundation-RolesOpenLaneC43663EE-AbC123',
  'eu-central-1-inference-Anything-AbC123',
  'eu-central-1-gateway-Anything-AbC123',
  'eu-central-1-operations-Anything-AbC123',
  'another-foundation-RolesSealedLane6999DCFB-AbC123',
  'cdk-hnb659fds-cfn-exec-role-111122223333-eu-central-1',
  'cdk-other-deploy-role-111122223333-eu-central-1',
  'cdk-other-file-publishing-role-111122223333-eu-central-1',
  'cdk-other-image-publishing-role-111122223333-eu-central-1',
  'cdk-other-lookup-role-111122223333-eu-central-1',
  'aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
];
const CLAIMS = [
  'department',
  'https://bank.example/team',
  'toString',
  ...['acr', 'amr', 'entitlements', 'groups', 'roles', 'scope', 'scp', 'tid', 'token_use'],
  ...['email', 'family_name', 'given_name', 'name', 'nickname', 'phone_number'],
  ...['preferred_username', 'unique_name', 'upn'],
];
const SEEN = { listsConfirmedOn: '2026-11-26' };
/** The detector gives these classes without Comprehend, and no caller's floor is below `internal`. */
const RAISES_NOTHING = [
  { EMAIL: 'confidential' },
  { EMAIL: 'confidential', NAME: 'internal' },
  { PHONE: 'confidential', IP_ADDRESS: 'confidential' },
];

/** The path that is listed, and the change that makes the setting worse. */
/** A VPC of another team, in the zones of the production example. */
const VPC = {
  ...landingZone.imports?.vpc,
  subnets: production.availabilityZones.map((zone, index) => ({
    ...{ zone, id: `subnet-0000000${index}`, cidr: `100.64.3${index + 2}.0/24`, routeTable: 'rtb-00000000' },
  })),
};
const NONE = { none: 'A mirror of the traffic at the hub records every connection.' };

/** Firehose is called through an endpoint of a hub. */
const [, FROM_HUB] = landingZone.imports?.endpoints ?? [];

/** The fields of vLLM's own by which one caller decides what the file decided, or what others wait for. */
const WEAKENING_EXTRAS = [
  ...(['min_tokens', 'ignore_eos', 'structured_outputs', 'guided_regex', 'guided_grammar'] as const),
  'chat_template_kwargs' as const,
];

const CASES: readonly (readonly [string, Changes])[] = [
  ['models[3].modelId', KEPT],
  ['jurisdiction', { jurisdiction: ['EU', 'CH'] }],
  ['jurisdiction', { jurisdiction: ['US', 'GB', 'EU'] }],
  ['residency', { residency: 'global' }],
  ['restrictedOnOpenLane.declaration', { restrictedOnOpenLane: { declaration: 'account-hosts' } }],
  ['restrictedOnOpenLane.detection', { restrictedOnOpenLane: { detection: 'account-hosts' } }],
  ...ENTITY_TYPES.flatMap((type) =>
    DATA_CLASSES.filter(
      (one) =>
        one !== DEFAULT_ENTITY_CLASSES[type] &&
        highestClass(one, DEFAULT_ENTITY_CLASSES[type]) === DEFAULT_ENTITY_CLASSES[type],
    ).map((one) => [`entityClasses.${type}`, { entityClasses: { [type]: one } }] as const),
  ),
  ['unreadAttachments', { unreadAttachments: 'confidential' }],
  ['unreadAttachments', { unreadAttachments: 'public' }],
  ['images', { images: 'public' }],
  ['secondOpinion.minimumScore', opinion({ NAME: 'confidential' }, { minimumScore: 0.91 })],
  ['secondOpinion.minimumScore', opinion({ NAME: 'confidential' }, { minimumScore: 1 })],
  [
    'secondOpinion.endpointZones',
    opinion({ NAME: 'confidential' }, { endpointZones: ['eu-central-1a', 'eu-central-1b'] }),
  ],
  ...RAISES_NOTHING.map((classes) => ['secondOpinion.classes', opinion(classes)] as const),
  ['secondOpinion.classes.EMAIL', opinion({ EMAIL: 'confidential', NAME: 'confidential' })],
  ['secondOpinion.classes.NAME', opinion({ NAME: 'internal', ADDRESS: 'confidential' })],
  ['secondOpinion.classes.NAME', opinion({ NAME: 'public', ADDRESS: 'confidential' })],
  ['network.endpointZones', { 'network.endpointZones': 'one' }],
  [
    'network.gatewayPrefixLists.s3',
    { 'network.gatewayPrefixLists': { ...SEEN, s3: 'pl-0123456789abcdef0', dynamodb: 'pl-66a5400f' } },
  ],
  [
    'network.gatewayPrefixLists.dynamodb',
    { 'network.gatewayPrefixLists': { ...SEEN, s3: 'pl-6ea54007', dynamodb: 'pl-0123456789abcdef0' } },
  ],
  ['imports.vpc.flowLogs', { imports: { vpc: { ...VPC, flowLogs: NONE } } }],
  ['imports.vpc.dnsFirewall', { imports: { vpc: { ...VPC, dnsFirewall: NONE } } }],
  ['imports.endpoints[0].policy', { imports: { vpc: VPC, endpoints: [{ ...FROM_HUB, policy: NONE }] } }],
  ['audit.objectLock.mode', { 'audit.objectLock.mode': 'governance' }],
  ['audit.objectLock.days', { 'audit.objectLock.days': 364 }],
  ['audit.objectLock.days', { 'audit.objectLock.days': 1 }],
  ['audit.custodians[0]', { 'audit.custodians': [role('records')] }],
  ...[30, 90, 180].map((days) => ['logRetentionDays', { logRetentionDays: days }] as const),
  [
    'liveProof.administrators[0].principal',
    {
      liveProof: {
        runBy: { principals: ['arn:aws:iam::111122223333:role/proves'] },
        administrators: [
          {
            principal: role('break-glass'),
            reason: 'The platform team repairs accounts with it, and every use raises an alarm.',
            vouchedBy: { name: 'platform team', on: '2026-11-26' },
          },
        ],
      },
    },
  ],
  ['publishers.credentials', { 'publishers.credentials': [] }],
  ['publishers.models', { 'publishers.models': undefined }],
  ['publishers.models[0]', { 'publishers.models': [role('elsewhere/claims')] }],
  ['publishers.credentials[1]', { 'publishers.credentials': [role('one'), role('intranet-assistant')] }],
  ...OWN_ROLES.flatMap(
    (name) =>
      [
        ['publishers.models[0]', { 'publishers.models': [role(name)] }],
        ['publishers.credentials[0]', { 'publishers.credentials': [role(name)] }],
        ['callers[2].principals[1]', { 'callers[2].principals': [role('reports'), role(name)] }],
      ] as const,
  ),
  ['models[0].image.vllm', { 'models[0].image.vllm': '99.0.0' }],
  ...WEAKENING_EXTRAS.map((extra) => ['models[0].extras[0]', { 'models[0].extras': [extra] }] as const),
  ['models[0].weights.manifest', { 'models[0].weights.manifest': undefined }],
  ['models[0].amiId', { 'models[0].amiId': 'ami-0123456789abcdef0' }],
  ...[
    'registry.bank/vllm:prod',
    'registry.bank/serving:v0.32.0',
    'registry.bank:5000/mirror/vllm:latest',
  ].map(
    (source) =>
      [
        'models[0].image.vllm',
        { 'models[0].image.source': source, 'models[0].image.vllm': '99.0.0' },
      ] as const,
  ),
  [
    'publishers.models[0]',
    { 'publishers.models': ['arn:aws:iam::111122223333:user/platform/model-publisher'] },
  ],
  ['publishers.credentials[1]', { 'publishers.credentials': [role('one'), USER] }],
  ['guardrail.none', { guardrail: { none: 'The applications filter what they show.' } }],
  ['guardrail.contentFilters', { guardrail: { contentFilters: 'low' } }],
  ['callers[0].floor', { 'callers[0].floor': 'public' }],
  ['callers[2].principals[0]', { 'callers[2].principals': [USER] }],
  [
    'bearer.lanes',
    {
      'bearer.lanes': ['open', 'sealed'],
      'callers[2].tokens': ['reports'],
      'callers[1].tokens': ['claims'],
      ...Object.fromEntries([0, 1, 2].map((index) => [`callers[${index}].principals`, undefined])),
    },
  ],
  ...CLAIMS.map((claim) => ['bearer.oidc.callerClaim', { 'bearer.oidc.callerClaim': claim }] as const),
  ['bearer.oidc.audienceClaim', { 'bearer.oidc.audienceClaim': 'client_id' }],
  ['bearer.oidc.tokenType', { 'bearer.oidc.tokenType': 'unmarked' }],
  ['bearer.oidc.maxLifetimeMinutes', { 'bearer.oidc.maxLifetimeMinutes': 1441 }],
  ['bearer.apiKeys', { 'bearer.apiKeys': true, 'callers[1].apiKeys': true }],
  ['bearer.cacheSeconds', { 'bearer.cacheSeconds': 61 }],
  ['bearer.cacheSeconds', { 'bearer.cacheSeconds': 3600 }],
  ['clients.endpoints[0]', { 'clients.endpoints': ['vpce-0a1b2c3d'] }],
  ['clients.accounts[0]', { 'clients.accounts': ['444455556666'] }],
  ['accountSettings.apiGateway', { accountSettings: { apiGateway: 'observe' } }],
  ['accountSettings.apiGateway', { accountSettings: { apiGateway: 'own' } }],
  ['accountSettings.invocationLogging', { accountSettings: { invocationLogging: 'require' } }],
  ['accountSettings.invocationLogging', { accountSettings: { invocationLogging: 'observe' } }],
  ['accountSettings.dataRetention', { accountSettings: { dataRetention: 'observe' } }],
  ['tags.dp:exclude:network', { 'tags.dp:exclude:network': 'true' }],
  ['accountRules.roles.tags.dp:exclude', { accountRules: { roles: { tags: { 'dp:exclude': 'true' } } } }],
];

test.each(CASES)('%s is listed after %j', (path, changes) => {
  expect(pathsAfter(changes)).toContain(path);
});

const NO_WEAKENING: readonly (readonly [string, Changes])[] = [
  ['a class above the default of a type', { entityClasses: { email: 'restricted' } }],
  ['the default class of a type', { entityClasses: { iban: 'restricted' } }],
  ['the default class of unread documents', { unreadAttachments: 'restricted' }],
  ['a class above the default of images', { images: 'restricted' }],
  ['a lower score than the default', opinion({ NAME: 'confidential' }, { minimumScore: 0.5 })],
  ['a type that the detector gives a lower class', opinion({ EMAIL: 'restricted' })],
  ['a lock of a year', { 'audit.objectLock.days': 365 }],
  ['logs of a year', { logRetentionDays: 365 }],
  [
    'the prefix lists that the facts have',
    { 'network.gatewayPrefixLists': { s3: 'pl-6ea54007', dynamodb: 'pl-66a5400f' } },
  ],
  ['the version that the name of the image has', { 'models[0].image.vllm': '0.32.0' }],
  [
    'private blocks',
    { 'clients.cidrs': ['10.64.0.0/16', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'] },
  ],
  [
    'a role whose name begins like the deployment',
    { 'callers[2].principals': [role('eu-central-1-reports')] },
  ],
  ...['appid', 'azp', 'client_id', 'oid', 'sub'].map(
    (claim) => [`the claim ${claim}`, { 'bearer.oidc.callerClaim': claim }] as const,
  ),
  ['an audience in the scope', { 'bearer.oidc.audienceClaim': 'scope' }],
  ['tokens of the type at+jwt', { 'bearer.oidc.tokenType': 'at+jwt' }],
  ['tokens that live for a day', { 'bearer.oidc.maxLifetimeMinutes': 1440 }],
  ['no cache', { 'bearer.cacheSeconds': 0 }],
  [
    'a tag that puts roles into a data perimeter',
    { accountRules: { roles: { tags: { 'dp:include:network': 'true' } } } },
  ],
  ...EXTRA_NAMES.filter((name) => !WEAKENING_EXTRAS.some((extra) => extra === name)).map(
    (name) => [`that callers may send ${name}`, { 'models[0].extras': [name] }] as const,
  ),
];

test.each(NO_WEAKENING)('%s is no weakening', (_what, changes) => {
  expect(listed(changes)).toEqual([]);
});

test.each([
  ['app-eu-central-1-open-lane', 'A role of this deployment'],
  ['app-eu-central-1-delivery-0a1b2c3d', 'A role of this deployment'],
  ['corp-eu-central-1-foundation-Anything-AbC123', 'A role of this deployment'],
  ['platform/cloudformation', 'A role that deploys'],
])('under the rules of an account, %s is known as: %s', (name, maker) => {
  const accountRules = {
    roles: { name: 'app-{deployment}-{role}' },
    stackNamePrefix: 'corp-',
    synthesis: { kind: 'bootstrap', executionRole: role('platform/cloudformation') },
  };
  const [found] = listed({ accountRules, 'callers[2].principals': [role(name)] });
  expect(found?.gives).toMatch(new RegExp(`^${maker} is the caller`));
});

describe('a reasoning parser', () => {
  const sandboxPaths = (changes: Changes) =>
    weakenings(readDeployment(changed(changes), 'test')).map(({ path }) => path);
  const AT = 'models[0].parsers.reasoning';

  test('switched off on a model that reasons is a weakening', () => {
    expect(sandboxPaths({ 'models[0].parsers': { reasoning: 'none' } })).toContain(AT);
  });

  test.each([
    ['another parser', { 'models[0].parsers': { reasoning: 'deepseek_r1' } }],
    ['no parser setting', {}],
    [
      'no parser for a model that is told not to think',
      { 'models[0].parsers': { reasoning: 'none' }, 'models[0].thinking': 'off' },
    ],
    ['no parser for a model that does not reason', { 'models[1].parsers': { reasoning: 'none' } }],
  ])('%s is not a weakening', (_what, changes) => {
    expect(sandboxPaths(changes).filter((path) => path.endsWith('.reasoning'))).toEqual([]);
  });
});

test('the addresses of a hub are a weakening where they are a block', () => {
  const found = (addresses: readonly string[]) => {
    const vpc = { ...VPC, subnets: landingZone.imports?.vpc?.subnets };
    const hub = { imports: { vpc, endpoints: [{ ...FROM_HUB, addresses }] } };
    const paths = weakenings(readDeployment(changed(hub, starter), 'test')).map(({ path }) => path);
    return paths.filter((path) => path.endsWith('.addresses'));
  };
  expect(found(['10.9.0.0/24'])).toEqual(['imports.endpoints[0].addresses']);
  expect(found(['10.9.0.5/32', '10.9.1.5/32'])).toEqual([]);
});

test.each([
  ['one key for data and records', 'data', ['imports.keys.audit']],
  ['a key for each', 'volumes', []],
])('%s is listed as it is', (_what, other, expected) => {
  const key = landingZone.imports?.keys?.data;
  const apart = { ...key, arn: key?.arn.replace(/.$/, '0') };
  const keys = { data: key, audit: other === 'data' ? key : apart };
  const found = weakenings(readDeployment(changed({ 'imports.keys': keys }, landingZone), 'test'));
  expect(found.map(({ path }) => path).filter((path) => path.startsWith('imports.keys'))).toEqual(expected);
});

test('publishers that nobody needs are not missed', () => {
  const paths = weakenings(readDeployment(starter, 'test')).map(({ path }) => path);
  expect(paths.filter((path) => path.startsWith('publishers'))).toEqual([]);
});

test('of the examples, only the sandbox keeps records and logs for less than a year', () => {
  const short = FIXTURES.filter((name) =>
    weakenings(fixtureDeployment(name)).some(({ path }) => /days$/i.test(path)),
  );
  expect(short).toEqual(['sandbox']);
});

test('roles of another team are a weakening: names of a deploy are patterns in their policies', () => {
  const paths = weakenings(readDeployment(everythingImported, 'test')).map(({ path }) => path);
  expect(paths).toContain('imports.roles');
  expect(weakenings(fixtureDeployment('landing-zone')).map(({ path }) => path)).not.toContain(
    'imports.roles',
  );
});

/** Fields of which no value weakens a control, and why. */
const WEAKENS_NOTHING: readonly (readonly [RegExp, string])[] = [
  [/^liveProof\.administrators\[\]\.(reason|vouchedBy\.)/, 'why, and who says so'],
  [/^(name|account|region|availabilityZones\[\])$/, 'where the deployment is'],
  [/^ceilings\b/, 'a ceiling can only be lowered'],
  [/(^|\.)unserved\[\]$/, 'it refuses requests'],
  [/^secondOpinion\.(service|language)$/, 'the schema allows what Comprehend offers'],
  [/ConfirmedOn$/, 'a confirmation by a person, printed with the file'],
  [
    /^imports\.(?!.*(flowLogs|dnsFirewall|policy)$)/,
    'every report lists what is imported, and who vouches for it',
  ],
  [/^network\.cidr$/, 'its own addresses; no value gives a route to the internet'],
  [
    /^accountSettings\.(guardDutyAiProtection|serviceLinkedRoles)$/,
    'no control of the deployment relies on the detector; without the roles a deploy fails',
  ],
  [/^clients\.cidrs\[\]$/, 'private addresses outside the VPC; the checks refuse others'],
  [
    /^models\[\]\.(host|name|auto|fallbacks\[\]|contextTokens|maxOutputTokens)$/,
    'the ceilings hold for each model',
  ],
  [/^models\[\]\.thinking$/, 'what a model thinks is no part of its answer; the parsers decide that'],
  [/^models\[\]\.profile\..+$/, 'they decide the boundary, and the ceilings limit it'],
  [
    /^models\[\]\.(weights\.(?!manifest|licence|approvedBy).+|image\.(source|digest))$/,
    'pinned; warnings name what the catalogue does not know',
  ],
  [
    /^models\[\]\.weights\.(licence|approvedBy\..+)$/,
    'the compliance report names the licence of own weights, and who approved them',
  ],
  [
    /^models\[\]\.(instanceType|instances\..+|copies\..+|certificate\..+)$/,
    'where and how a model is served',
  ],
  [/^models\[\]\.parsers\.tools$/, 'without it, tools are refused'],
  [/^callers\[\]\.(name|models(\[\])?)$/, 'the ceilings hold for each model'],
  [/^callers\[\]\.(tokens\[\]|apiKeys)$/, 'the kind of credential is listed once, at bearer'],
  [/^bearer\.oidc\.(issuer|audience)$/, 'whose tokens are accepted; the issuer is reached by https only'],
  [/^answers\.streamStartSeconds$/, 'how answers reach the client; the records and ceilings hold for each'],
  [
    /^answers\.substitution$/,
    'a fallback has the ceiling of its own request; never lets fewer models answer',
  ],
  [/^operations\./, 'who is notified, and of which cost'],
  [/^liveProof\.runBy\./, 'what may read how the account is set; it reads no prompt, answer or record'],
  [/^acceptedFindings\b/, 'the compliance report lists each, with reason and owner'],
  [
    /^accountRules\.(permissionsBoundary|synthesis|stackNamePrefix|tags|roles\.(path|name))\b/,
    'demands of the account: a limit on roles, names, and who deploys',
  ],
];

test('every field of a deployment file is listed when it weakens something, or cannot weaken anything', () => {
  const cased = new Set(
    [...CASES.map(([path]) => path), 'models[].parsers.reasoning'].map((path) =>
      path
        .replace(/\[\d+\]/g, '[]')
        .replace(/^(entityClasses|secondOpinion\.classes|tags|accountRules\.roles\.tags)\..+/, '$1'),
    ),
  );
  const left = fields().filter(
    (field) =>
      ![...cased].some((path) => path === field || `${path}[]` === field) &&
      !WEAKENS_NOTHING.some(([pattern]) => pattern.test(field)),
  );
  expect(left).toEqual([]);
});

test.each(WEAKENS_NOTHING)('%s is still a field of a deployment file', (pattern) => {
  expect(fields().filter((field) => pattern.test(field))).not.toEqual([]);
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The paths of all values that a deployment file may state; `[]` for an item of a list. */
function fields(
  schema = z.toJSONSchema(deploymentSchema, { io: 'input' }) as Schema,
  path = '',
): readonly string[] {
  const { properties, items, anyOf = [], oneOf = [] } = schema;
  const inner = [
    ...Object.entries(properties ?? {}).flatMap(([key, one]) => fields(one, path ? `${path}.${key}` : key)),
    ...(items ? fields(items, `${path}[]`) : []),
    ...[...anyOf, ...oneOf].flatMap((one) => fields(one, path)),
  ];
  return [...new Set(inner.length > 0 ? inner : [path])];
}
