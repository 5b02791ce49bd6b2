import { HOSTS, type Host } from '../../policy/boundary';
import { LANES } from '../../policy/lane';
import type { Deployment } from '../config/deployment';
import type { ImportedEndpoint } from '../config/imports/imported-endpoint';
import { KEY_NAMES, type KeyName } from '../config/imports/imported-keys';
import { IMPORTED_ROLES } from '../config/imports/imported-roles';
import type { Claim } from './claim';

/** A claim about a control that the deployment file does without, by name. */
export interface GivenUp {
  readonly id: string;
  readonly words: string;
  readonly reason: string;
}

/**
 * The claims of a deployment with what is imported told apart: a claim that takes something from the owner of an imported
 * thing is vouched for, and not proven. A claim about a control that the file does without is not made.
 */
export function withVouches(
  deployment: Deployment,
  claims: readonly Claim[],
): { readonly claims: readonly Claim[]; readonly givenUp: readonly GivenUp[] } {
  const reasons = givenUpIn(deployment);
  const vouches = [
    ...ofVpc(deployment),
    ...ofEndpoints(deployment),
    ...ofKeys(deployment),
    ...ofZone(deployment),
    ...ofThings(deployment),
    ...ofBoundary(deployment),
    ...ofRoles(deployment),
    ...ofGroups(deployment),
  ];
  const restingOn = (id: string) => vouches.filter(({ claims: ids }) => ids.includes(id));
  return {
    claims: claims
      .filter(({ id }) => reasons[id] === undefined)
      .map((claim) => vouchedFor(claim, restingOn(claim.id))),
    givenUp: claims.flatMap(({ id, words }) => {
      const reason = reasons[id];
      return reason === undefined ? [] : [{ id, words, reason }];
    }),
  };
}

/** Something that is true only if an owner is right, and the ids of the claims that take it from there. */
interface Vouch {
  readonly says: string;
  readonly claims: readonly string[];
}

function vouchedFor(claim: Claim, vouches: readonly Vouch[]): Claim {
  if (vouches.length === 0) return claim;
  const words = `${claim.words}; vouched for and not proven: ${vouches.map(({ says }) => says).join('; ')}`;
  return { ...claim, words, ...(claim.holds && { verdict: 'vouched' }) };
}

function ofVpc({ imports: { vpc } }: Deployment): readonly Vouch[] {
  if (!vpc) return [];
  const { id } = vpc;
  const row = (claim: string, says: string): Vouch => ({ says, claims: [claim] });
  return [
    row('I5.vpc', `${id}, its subnets and its route tables are as the deployment file has them`),
    row('I5.routes', `no route of the subnets of ${id} leads to the internet`),
    row('I5.addresses', `the subnets of ${id} assign no public addresses`),
    row('I5.names', `the resolver of ${id} refuses names that nothing needs, and logs every query`),
    row('operations.alarms', `its owner watches which names are asked for in ${id}`),
    row('network.flow-log', `the connections of ${id} are logged`),
  ];
}

const ofEndpoints = (deployment: Deployment): readonly Vouch[] =>
  deployment.imports.endpoints.flatMap((endpoint) => [
    { says: aboutPolicy(endpoint), claims: claimsAboutPolicy(endpoint.service, deployment) },
    ...(endpoint.kind === 'hub'
      ? [
          {
            says: `${endpoint.addresses.join(' and ')} lead to ${endpoint.id} (${endpoint.service}) alone`,
            claims: ['I3.groups', 'I3.network', 'network.groups', 'I5.rules', 'only-lanes.network'],
          },
        ]
      : []),
  ]);

const aboutPolicy = ({ id, service, policy }: ImportedEndpoint) =>
  policy === 'owner'
    ? `the policy of ${id} (${service})`
    : `the policy of ${id} (${service}) admits others too, and only roles, security groups and routers refuse them`;

function claimsAboutPolicy(service: ImportedEndpoint['service'], deployment: Deployment): readonly string[] {
  const ofHost = (host: Host) => ['I4.endpoints-exact', ...claimsAboutModels(host, deployment)];
  const further: Partial<Record<ImportedEndpoint['service'], readonly string[]>> = {
    'bedrock-runtime': ['I3.endpoint', 'I3.endpoints', ...ofHost('bedrock')],
    'sagemaker.runtime': ofHost('sagemaker'),
    comprehend: ['I4.second-opinion', 'I4.second-opinion-exact'],
    'kinesis-firehose': ['I8.records'],
    kms: ['I8.records'],
    'execute-api': ['api.anonymous', 'api.foreign-account', 'api.bearer', 'api.callers'],
  };
  return [
    'network.endpoints',
    'endpoints.admit-roles',
    'endpoints.only-roles',
    'principals',
    ...(further[service] ?? []),
  ];
}

/** The claims that a lane can call the models on this host. */
const claimsAboutModels = (host: Host, { models }: Deployment): readonly string[] => [
  'I4.classes',
  ...models
    .filter((model) => model.host === host)
    .flatMap(({ name }) => LANES.map((lane) => `I4.${lane}.${name}`)),
];

const ofKeys = ({ imports: { keys } }: Deployment): readonly Vouch[] =>
  KEY_NAMES.flatMap((name) => {
    const key = keys[name];
    return key
      ? [{ says: `the policy of ${key.arn} (${name} key)`, claims: ['principals', ...CLAIMS_OF_KEYS[name]] }]
      : [];
  });

/** The path to a model on vLLM begins with its name. */
function ofZone(deployment: Deployment): readonly Vouch[] {
  const { hostedZone } = deployment.imports;
  if (!hostedZone) return [];
  const { id, name } = hostedZone;
  return [
    {
      says: `${id} (${name}) answers in the VPC, and has no other record of these names`,
      claims: ['network.names', ...claimsAboutModels('vllm', deployment)],
    },
  ];
}

const ofThings = ({
  imports: { accessLogBucket, alarmTopic, imageRepository, logArchive },
}: Deployment): readonly Vouch[] => [
  ...(accessLogBucket
    ? [
        {
          says: `the policy of ${accessLogBucket.name}, and how long it keeps a log file`,
          claims: ['storage.access-logs', 'I6.at-rest', 'principals'],
        },
      ]
    : []),
  ...(alarmTopic
    ? [
        {
          says: `the policy and the subscribers of ${alarmTopic.arn}`,
          claims: ['gateway.topics', 'operations.recipients', 'I6.gateway', 'principals'],
        },
      ]
    : []),
  ...(imageRepository
    ? [
        {
          says: `the policy of ${imageRepository.name}, and that its tags do not move`,
          claims: ['storage.artifacts', 'I6.at-rest', 'principals'],
        },
      ]
    : []),
  ...(logArchive
    ? [
        {
          says: `the policies of ${logArchive.bucket} in account ${logArchive.account} and of its key, and that it locks the copies`,
          claims: ['I8.records-replication', 'I6.at-rest'],
        },
      ]
    : []),
];

/** A boundary whose document the file has is evaluated, so nothing about it rests on its owner. */
function ofBoundary({ accountRules }: Deployment): readonly Vouch[] {
  const { policy, document } = accountRules?.permissionsBoundary ?? {};
  if (policy === undefined || document !== undefined) return [];
  return [{ says: `the document of ${policy}`, claims: ['account.boundary'] }];
}

/** What the templates say of roles, or what follows from their documents. */
function ofRoles(deployment: Deployment): readonly Vouch[] {
  const { roles } = deployment.imports;
  if (!roles) return [];
  return [
    {
      says: `trust, policies, boundary and tags of ${Object.keys(roles.arns).length} roles are those of the report for their owner`,
      claims: [
        ...CLAIMS_OF_ROLES,
        ...IMPORTED_ROLES.map((role) => `roles.${role}`),
        ...(['bedrock', 'sagemaker'] as const).flatMap((host) => claimsAboutModels(host, deployment)),
      ],
    },
    ...(roles.instanceProfile === undefined
      ? []
      : [{ says: `${roles.instanceProfile} has the role of GPU instances`, claims: ['hosts.roles'] }]),
  ];
}

const CLAIMS_OF_ROLES = [
  'roles.trust',
  'roles.account-rules',
  'roles.services',
  'I3.deny',
  'I3.no-allow',
  'I3.proxy',
  'I4.roles-exact',
  'I4.second-opinion',
  'I4.second-opinion-exact',
  'I8.record-writers',
  'I8.record-readers',
  'I8.records',
  'only-lanes.roles',
  'only-lanes.trust',
  'endpoints.admit-roles',
  'endpoints.only-roles',
  'account.boundary',
  'account.tags',
];

/** Who reaches what follows from the rules of the groups; which groups a thing is in, the templates say. */
function ofGroups(deployment: Deployment): readonly Vouch[] {
  const { securityGroups } = deployment.imports;
  if (!securityGroups) return [];
  return [
    {
      says: `the rules of ${Object.keys(securityGroups.ids).length} security groups are those of the report for their owner`,
      claims: [...CLAIMS_OF_GROUPS, ...HOSTS.flatMap((host) => claimsAboutModels(host, deployment))],
    },
  ];
}

const CLAIMS_OF_GROUPS = [
  'I3.groups',
  'I3.network',
  'I4.second-opinion',
  'I4.second-opinion-exact',
  'I5.rules',
  'I8.records',
  'network.groups',
  'only-lanes.network',
];

const CLAIMS_OF_KEYS = {
  data: ['I6.keys', 'I6.at-rest', 'I6.gateway', 'I7.logs'],
  audit: ['I6.keys', 'I6.at-rest', 'I8.record-writers', 'I8.record-readers'],
  digest: ['I6.keys', 'I8.records'],
  heads: ['I8.signing-key'],
  volumes: ['I6.keys', 'I6.volumes'],
} as const satisfies Record<KeyName, readonly string[]>;

function givenUpIn({ imports: { vpc } }: Deployment): Readonly<Record<string, string>> {
  return {
    ...(vpc && vpc.flowLogs !== 'owner' && { 'network.flow-log': vpc.flowLogs.none }),
    ...(vpc && vpc.dnsFirewall !== 'owner' && { 'I5.names': vpc.dnsFirewall.none }),
  };
}
