import type { ImportedEndpoint } from './imported-endpoint';
import { KEY_NAMES, type KeyName } from './imported-keys';
import { IMPORTED_ROLES } from './imported-roles';
import { groupsGiven } from './imported-security-groups';
import type { ImportedVpc } from './imported-vpc';
import type { Imports } from './imports';
import type { VouchedBy } from './vouched-by';

/** A thing of another team, and what its owner says of it. */
export interface Vouched {
  /** The path in the file: `imports.vpc`. */
  readonly path: string;
  /** What it is for the deployment: `VPC`. No two imported things have the same. */
  readonly thing: string;
  readonly id: string;
  /** What belongs to it and is imported with it. */
  readonly further: readonly string[];
  /** What is true of it only because its owner says so. */
  readonly says: readonly string[];
  readonly by: VouchedBy;
}

/** What names things of other teams. */
export interface Vouching {
  readonly imports: Imports;
  readonly accountRules?: { readonly permissionsBoundary?: Boundary | undefined } | undefined;
}

/** A permissions boundary, with its document or with who answers for it. */
interface Boundary {
  readonly policy: string;
  readonly document?: unknown;
  readonly vouchedBy?: VouchedBy | undefined;
}

/**
 * Everything that a deployment imports, and a permissions boundary whose document it does not have, in the order of the
 * file. No template proves what `says` contains.
 */
export const vouched = ({ imports, accountRules }: Vouching): readonly Vouched[] => [
  ...(imports.vpc ? [vpc(imports.vpc)] : []),
  ...imports.endpoints.map(endpoint),
  ...KEY_NAMES.flatMap((name) => keyIn(imports, name)),
  ...thingsIn(imports),
  ...rolesIn(imports),
  ...groupsIn(imports),
  ...boundaryIn(accountRules),
];

/** One imported thing in words, for every report. */
export const vouchedInWords = ({ thing, id, by }: Vouched): string =>
  `${thing} ${id}, vouched for by ${by.name} on ${by.on}`;

const vpc = ({ id, subnets, flowLogs, dnsFirewall, vouchedBy }: ImportedVpc): Vouched => ({
  path: 'imports.vpc',
  thing: 'VPC',
  id,
  further: subnets.flatMap((subnet) => [
    `${subnet.id} (${subnet.zone}, ${subnet.cidr})`,
    `${subnet.routeTable} (routes of ${subnet.id})`,
  ]),
  says: [
    'no route of its subnets leads to the internet, directly or through another VPC, and they assign no public addresses',
    'its network ACLs and its DHCP options let the deployment work, and its DNS support and DNS host names are on',
    flowLogs === 'owner' ? 'every connection is logged' : 'no connection is logged',
    dnsFirewall === 'owner'
      ? 'its resolver refuses names that nothing needs, and every query is logged'
      : 'its resolver answers for every name',
  ],
  by: vouchedBy,
});

const endpoint = (one: ImportedEndpoint, index: number): Vouched => ({
  path: `imports.endpoints[${index}]`,
  thing: `endpoint of ${one.service}`,
  id: one.id,
  further: furtherOf(one),
  says: [
    WAYS[one.kind],
    one.policy === 'owner'
      ? "its policy admits the calls of this deployment's roles, and no other principal to its models"
      : 'its policy admits the calls of this deployment, and others',
  ],
  by: one.vouchedBy,
});

function furtherOf(one: ImportedEndpoint): readonly string[] {
  if (one.kind === 'interface') return [`${one.securityGroup} (its security group)`];
  return one.kind === 'hub' ? [`${one.vpc} (its VPC)`, ...one.addresses] : [];
}

const WAYS = {
  interface:
    "the service's name resolves to it, and its security group admits HTTPS from the subnets of this deployment",
  gateway: 'the route tables of the subnets have a route to it',
  hub: "the VPC has a route to these addresses, the service's name resolves to them, and they serve no other service",
} as const satisfies Record<ImportedEndpoint['kind'], string>;

function boundaryIn(rules: Vouching['accountRules']): readonly Vouched[] {
  const { policy, document, vouchedBy } = rules?.permissionsBoundary ?? {};
  if (policy === undefined || document !== undefined || vouchedBy === undefined) return [];
  return [
    {
      path: 'accountRules.permissionsBoundary',
      thing: 'permissions boundary',
      id: policy,
      further: [],
      says: ['it takes nothing from a role that the role needs'],
      by: vouchedBy,
    },
  ];
}

const STATEMENTS =
  'its policy has the statements that npm run policy -- <deployment> --imports <folder> writes';

function keyIn({ keys }: Imports, name: KeyName): readonly Vouched[] {
  const key = keys[name];
  if (!key) return [];
  return [
    {
      path: `imports.keys.${name}`,
      thing: `${name} key`,
      id: key.arn,
      further: [],
      says: [
        `${STATEMENTS}, and allows nothing else to use it`,
        'it is kept as long as anything is encrypted or signed with it',
        ...(name === 'digest' || name === 'heads' ? [] : ['it is rotated each year']),
      ],
      by: key.vouchedBy,
    },
  ];
}

const thingsIn = ({
  accessLogBucket,
  hostedZone,
  alarmTopic,
  imageRepository,
  logArchive,
}: Imports): readonly Vouched[] => [
  ...(accessLogBucket
    ? [
        {
          path: 'imports.accessLogBucket',
          thing: 'access log bucket',
          id: accessLogBucket.name,
          further: [],
          says: [
            STATEMENTS,
            'no principal changes or deletes a log file before its time, and no other account reads one',
          ],
          by: accessLogBucket.vouchedBy,
        },
      ]
    : []),
  ...(hostedZone
    ? [
        {
          path: 'imports.hostedZone',
          thing: 'hosted zone',
          id: hostedZone.id,
          further: [hostedZone.name],
          says: [
            'it is private and associated with the VPC, and no other record has the host name of a model',
          ],
          by: hostedZone.vouchedBy,
        },
      ]
    : []),
  ...(alarmTopic
    ? [
        {
          path: 'imports.alarmTopic',
          thing: 'alarm topic',
          id: alarmTopic.arn,
          further: [],
          says: [
            STATEMENTS,
            'it is encrypted, and the operators of this deployment receive what is published to it',
          ],
          by: alarmTopic.vouchedBy,
        },
      ]
    : []),
  ...(imageRepository
    ? [
        {
          path: 'imports.imageRepository',
          thing: 'image repository',
          id: imageRepository.name,
          further: [],
          says: [
            'the named publishers alone push to it, a tag never moves, and no image that is in use is deleted',
            'its images are scanned, and a key of the account encrypts them',
          ],
          by: imageRepository.vouchedBy,
        },
      ]
    : []),
  ...(logArchive
    ? [
        {
          path: 'imports.logArchive',
          thing: 'log archive',
          id: logArchive.bucket,
          further: [`${logArchive.account} (its account)`, `${logArchive.keyArn} (its key)`],
          says: [
            `${STATEMENTS}, and so has the policy of its key`,
            'it is in the region, has versioning and Object Lock, and keeps every copy for as long as the records are kept',
          ],
          by: logArchive.vouchedBy,
        },
      ]
    : []),
];

/** One team vouches for all roles. */
function rolesIn({ roles }: Imports): readonly Vouched[] {
  if (!roles) return [];
  const { arns, instanceProfile, vouchedBy: by } = roles;
  return [
    ...IMPORTED_ROLES.flatMap((role): readonly Vouched[] => {
      const id = arns[role];
      return id === undefined
        ? []
        : [
            {
              path: `imports.roles.arns.${role}`,
              thing: `role of ${role}`,
              id,
              further: [],
              says: OF_ROLES,
              by,
            },
          ];
    }),
    ...(instanceProfile === undefined
      ? []
      : [
          {
            path: 'imports.roles.instanceProfile',
            thing: 'instance profile',
            id: instanceProfile,
            further: [],
            says: ['it has the role of vllm-instance, and no other'],
            by,
          },
        ]),
  ];
}

const OF_ROLES = [
  'its trust, its policies, its boundary and its tags are those that npm run policy -- <deployment> --imports <folder> writes, and it has no other policy',
  'it is kept as long as the deployment, and the records that it delivers, replicates or signs',
];

/** One team vouches for all security groups. */
const groupsIn = ({ securityGroups }: Imports): readonly Vouched[] =>
  securityGroups
    ? groupsGiven(securityGroups).map(([use, id]) => ({
        path: `imports.securityGroups.ids.${use}`,
        thing: `security group of ${use}`,
        id,
        further: [],
        says: [
          'it is in the VPC, its rules are those that npm run policy -- <deployment> --imports <folder> writes, and nothing else uses it',
        ],
        by: securityGroups.vouchedBy,
      }))
    : [];
