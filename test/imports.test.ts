import type { DeploymentInput } from '../lib/config/deployment';
import { regionFacts } from '../lib/config/facts/regions';
import { readDeployment } from '../lib/config/read-deployment';
import { prove } from '../lib/proof/prove';
import euCentral1 from './fixtures/deployments/eu-central-1';
import sandbox from './fixtures/deployments/sandbox';
import starter from './fixtures/deployments/starter';
import usGovWest1 from './fixtures/deployments/us-gov-west-1';
import { rolesFor } from './imported-roles';
import { groupsFor } from './imported-security-groups';
import { synthesized } from './synthesized';

// Each way to import, in each fixture: it synthesizes, no rule pack has an open finding, and the proof holds.

const FIXTURES: readonly DeploymentInput[] = [euCentral1, sandbox, starter, usGovWest1];
type Imports = NonNullable<DeploymentInput['imports']>;

const vouchedBy = { name: 'platform team', on: '2026-11-02' };

const vpc = ({ availabilityZones }: DeploymentInput): Imports => ({
  vpc: {
    id: 'vpc-00000001',
    furtherBlocks: ['100.64.32.0/20'],
    subnets: availabilityZones.map((zone, index) => ({
      zone,
      id: `subnet-0000000${index}`,
      cidr: `100.64.${32 + index}.0/24`,
      routeTable: 'rtb-00000001',
    })),
    internetRoute: 'none',
    flowLogs: 'owner',
    dnsFirewall: 'owner',
    vouchedBy,
  },
});

const hub = (input: DeploymentInput): Imports => ({
  ...vpc(input),
  endpoints: (['kms', 'kinesis-firehose', 'bedrock-runtime', 's3'] as const).map((service, index) => ({
    kind: 'hub',
    service,
    id: `vpce-0000000${index}`,
    vpc: 'vpc-00000009',
    addresses: [`10.9.0.${index}/32`, `10.9.1.${index}/32`],
    policy: 'owner',
    vouchedBy,
  })),
});

const ofTheVpc = (input: DeploymentInput): Imports => ({
  ...vpc(input),
  endpoints: [
    ...(['kms', 'kinesis-firehose', 'bedrock-runtime', 'execute-api'] as const).map((service, index) => ({
      kind: 'interface' as const,
      service,
      id: `vpce-0000000${index}`,
      securityGroup: `sg-0000000${index}`,
      policy: 'owner' as const,
      vouchedBy,
    })),
    { kind: 'gateway', service: 's3', id: 'vpce-00000009', policy: 'owner', vouchedBy },
  ],
});

const keys = ({ account, region, models }: DeploymentInput): Imports => {
  const names = [
    'data',
    'audit',
    'digest',
    'heads',
    ...(models.some(({ host }) => host === 'vllm') ? ['volumes'] : []),
  ];
  const home = `arn:${regionFacts(region).partition}:kms:${region}:${account}:key`;
  return {
    keys: Object.fromEntries(
      names.map((name, index) => [
        name,
        { arn: `${home}/00000000-000${index}-4000-8000-000000000000`, vouchedBy },
      ]),
    ),
  };
};

const stores = ({ account, region }: DeploymentInput): Imports => ({
  accessLogBucket: { name: 'bank-access-logs', vouchedBy },
  alarmTopic: { arn: `arn:${regionFacts(region).partition}:sns:${region}:${account}:operations`, vouchedBy },
  imageRepository: { name: 'platform/vllm', vouchedBy },
  logArchive: {
    account: '444455556666',
    bucket: 'bank-log-archive',
    keyArn: `arn:${regionFacts(region).partition}:kms:${region}:444455556666:key/00000000-0009-4000-8000-000000000000`,
    vouchedBy,
  },
});

/** Roles are imported together with what their policies name by an id. */
const withRoles = (input: DeploymentInput, imports: Imports): Imports => ({
  ...imports,
  roles: rolesFor({ ...input, imports }, '/platform/llm-'),
});

const withGroups = (input: DeploymentInput, imports: Imports): Imports => ({
  ...imports,
  securityGroups: groupsFor({ ...input, imports }),
});

const WAYS: readonly (readonly [string, (input: DeploymentInput) => Imports])[] = [
  ['a VPC', vpc],
  ['a VPC with its endpoints', ofTheVpc],
  ['a VPC with every security group', (input) => withGroups(input, vpc(input))],
  ['a VPC with its endpoints and every security group', (input) => withGroups(input, ofTheVpc(input))],
  ['every key', keys],
  ['every role', (input) => withRoles(input, { ...vpc(input), ...keys(input) })],
  [
    'everything, behind a hub',
    (input) => withGroups(input, withRoles(input, { ...hub(input), ...keys(input), ...stores(input) })),
  ],
];

const CASES = FIXTURES.flatMap((input) =>
  WAYS.map(([what, imports]) => ({ name: input.name, what, input: { ...input, imports: imports(input) } })),
);

const IAM_TYPES = ['Role', 'Policy', 'ManagedPolicy', 'RolePolicy', 'InstanceProfile'].map(
  (type) => `AWS::IAM::${type}`,
);

const GROUP_TYPES = ['SecurityGroup', 'SecurityGroupIngress', 'SecurityGroupEgress'].map(
  (type) => `AWS::EC2::${type}`,
);

/** The types of all resources in the templates. */
function typesIn({ name, input }: Pick<(typeof CASES)[number], 'name' | 'input'>): readonly string[] {
  const { subject } = synthesized(readDeployment(input, name));
  return Object.values(subject.stacks).flatMap(({ Resources }) =>
    Object.values(Resources).map(({ Type }) => Type),
  );
}

test.each(CASES.filter(({ input }) => input.imports.roles !== undefined))(
  '$name with $what has no role, no policy and no instance profile in its templates',
  (one) => {
    expect(typesIn(one).filter((type) => IAM_TYPES.includes(type))).toEqual([]);
  },
  120_000,
);

test.each(CASES.filter(({ input }) => input.imports.securityGroups !== undefined))(
  '$name with $what has no security group and no rule in its templates',
  (one) => {
    expect(typesIn(one).filter((type) => GROUP_TYPES.includes(type))).toEqual([]);
  },
  120_000,
);

test.each(CASES)(
  '$name with $what passes every rule pack, and the proof holds',
  ({ name, input }) => {
    const { subject, compliance } = synthesized(readDeployment(input, name));
    expect(compliance.summary.open).toEqual([]);
    expect(prove(subject).claims.filter(({ holds }) => !holds)).toEqual([]);
  },
  120_000,
);
