import { lanesOf } from '../../../policy/route-table';
import { isPrivate, PRIVATE_BLOCKS } from '../facts/address-blocks';
import { hubAddresses, type ImportedEndpoint } from '../imports/imported-endpoint';
import { overlap } from '../ipv4-block';
import { policyOf } from '../policy-of';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { policyCheck, sectionCheck } from './check';

const at = (index: number, field: string) => `imports.endpoints[${index}].${field}`;

/** Endpoints are imported into an imported VPC: nothing leads to them from a VPC that does not exist yet. */
export const importedEndpointsHaveVpc = sectionCheck(['imports'], ({ imports: { vpc, endpoints } }) =>
  vpc || endpoints.length === 0
    ? []
    : [
        {
          path: 'imports.endpoints',
          got: endpoints.map(({ service }) => service).join(', '),
          allowed:
            'imported endpoints together with imports.vpc, the VPC that has them or has a route to them',
          fix: 'import the VPC too; or remove the endpoints, and the deployment creates its own',
        },
      ],
);

/** Each service has one endpoint, and each endpoint serves one service. */
export const importedEndpointsDiffer = sectionCheck(['imports'], ({ imports: { endpoints } }) => [
  ...repeated(endpoints, ({ service }) => service).map(({ item, index, firstIndex }) => ({
    path: at(index, 'service'),
    got: item.service,
    allowed: `each service once; imports.endpoints[${firstIndex}] has it`,
    fix: 'remove one of the two',
  })),
  ...repeated(endpoints, ({ id }) => id).map(({ item, index, firstIndex }) => ({
    path: at(index, 'id'),
    got: item.id,
    allowed: `an endpoint of its own for each service; imports.endpoints[${firstIndex}] has this one`,
    fix: `write the endpoint of ${item.service}`,
  })),
]);

/** A hub is another VPC, and its addresses are private and outside the VPC of the deployment. */
export const hubsAreElsewhere = sectionCheck(
  ['network', 'imports'],
  ({ network, imports: { vpc, endpoints } }) =>
    endpoints.flatMap((endpoint, index): readonly Problem[] => {
      if (endpoint.kind !== 'hub' || !vpc) return [];
      const own = [network.cidr, ...vpc.furtherBlocks];
      return [
        ...(endpoint.vpc === vpc.id
          ? [
              {
                path: at(index, 'vpc'),
                got: endpoint.vpc,
                allowed: 'the VPC of the hub, which is another one than imports.vpc.id',
                fix: 'write the VPC that holds the endpoint; for an endpoint in the imported VPC, kind is interface',
              },
            ]
          : []),
        ...endpoint.addresses.flatMap((address, place) => {
          const inside = own.find((block) => overlap(block, address));
          if (isPrivate(address) && !inside) return [];
          return [
            {
              path: at(index, `addresses[${place}]`),
              got: address,
              allowed: inside
                ? `an address outside ${inside}, a block of the deployment's own VPC`
                : `an address inside ${PRIVATE_BLOCKS.join(', ')}`,
              fix: 'write the addresses that aws ec2 describe-network-interfaces prints for the endpoint',
            },
          ];
        }),
      ];
    }),
);

/**
 * The network keeps what calls no model from models, and the sealed lane from Bedrock (I3). So the endpoints that only
 * lanes call are told apart from every other: a hub's by addresses, those in the VPC by security groups.
 */
export const lanesAreToldApart = policyCheck(['imports'], ({ imports: { endpoints }, ...sections }) => {
  const sealed = lanesOf(policyOf(sections)).includes('sealed');
  return [
    ...(sealed ? blocksOfHubs(endpoints) : []),
    ...sharedAddresses(endpoints, sealed),
    ...sharedGroups(endpoints, sealed),
    ...(sealed ? openToBedrock(endpoints) : []),
  ];
});

const blocksOfHubs = (endpoints: readonly ImportedEndpoint[]): readonly Problem[] =>
  endpoints.flatMap((endpoint, index) =>
    hubAddresses(endpoint).flatMap((address, place) =>
      address.endsWith('/32')
        ? []
        : [
            {
              path: at(index, `addresses[${place}]`),
              got: address,
              allowed: `exact addresses, each with /32: the sealed lane must not reach another endpoint of the hub than those that it calls, and a block may contain that of Bedrock`,
              fix: `write each address of the endpoint of ${endpoint.service}; or remove this entry, and the deployment creates an endpoint of its own`,
            },
          ],
    ),
  );

/** What only lanes call: text that arrives there is answered, or read. */
const OF_LANES = ['bedrock-runtime', 'sagemaker.runtime', 'comprehend'];
/** What the sealed lane must not reach: text that arrives there leaves the deployment's own models. */
const CLOSED_TO_SEALED_LANE = ['bedrock-runtime', 'comprehend'];

/** Whether something calls the one service and must not reach the other. */
const mustDiffer = (one: string, other: string, sealed: boolean) =>
  [OF_LANES, ...(sealed ? [CLOSED_TO_SEALED_LANE] : [])].some(
    (apart) => apart.includes(one) && !apart.includes(other),
  );

const sharedAddresses = (endpoints: readonly ImportedEndpoint[], sealed: boolean): readonly Problem[] =>
  endpoints.flatMap((endpoint, index) =>
    hubAddresses(endpoint).flatMap((address, place) => {
      const other = endpoints.find(
        (one) =>
          mustDiffer(endpoint.service, one.service, sealed) &&
          hubAddresses(one).some((block) => overlap(block, address)),
      );
      if (!other) return [];
      return [
        {
          path: at(index, `addresses[${place}]`),
          got: address,
          allowed: `addresses that ${other.service} does not have: what calls ${other.service} would reach ${endpoint.service} too`,
          fix: `write the addresses of each endpoint, which aws ec2 describe-network-interfaces prints; or remove this entry, and the deployment creates an endpoint of its own`,
        },
      ];
    }),
  );

const sharedGroups = (endpoints: readonly ImportedEndpoint[], sealed: boolean): readonly Problem[] =>
  endpoints.flatMap((endpoint, index) => {
    if (endpoint.kind !== 'interface') return [];
    const other = endpoints.find(
      (one) =>
        one.kind === 'interface' &&
        one.securityGroup === endpoint.securityGroup &&
        mustDiffer(endpoint.service, one.service, sealed),
    );
    if (!other) return [];
    return [
      {
        path: at(index, 'securityGroup'),
        got: endpoint.securityGroup,
        allowed: `a security group that the endpoint of ${other.service} does not have: what calls ${other.service} would reach ${endpoint.service} too`,
        fix: `give the endpoint of ${endpoint.service} another security group; or remove this entry, and the deployment creates an endpoint of its own`,
      },
    ];
  });

const openToBedrock = (endpoints: readonly ImportedEndpoint[]): readonly Problem[] =>
  endpoints.flatMap((endpoint, index) =>
    endpoint.service !== 'bedrock-runtime' || endpoint.policy === 'owner'
      ? []
      : [
          {
            path: at(index, 'policy'),
            got: `none: ${endpoint.policy.none}`,
            allowed:
              'owner: in a deployment with a sealed lane, no endpoint policy of Bedrock admits that lane',
            fix: "have the owner admit the open lane's role alone; or remove this entry, and the deployment creates an endpoint of its own",
          },
        ],
  );
