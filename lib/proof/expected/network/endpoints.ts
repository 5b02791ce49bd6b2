import type { Lane } from '../../../../policy/lane';
import { isBearerLane } from '../../../config/bearer';
import { regionFacts } from '../../../config/facts/regions';
import { imageLayersArn } from '../../image-layers';
import type { Expected } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { type Rules, the } from '../../matching/rule';
import { TAKE_NO_POLICY } from '../../role-calls';
import type { Basis } from '../basis';
import { requestsOf, STAGE_NAME } from '../gateway/paths';
import { callsFromVpc } from '../identities/calls-from-vpc';
import { importedEndpoint } from '../imported-endpoint';
import { endpoint, type GroupOwner, group, guardrailArn, roleArn, subnet, VPC } from '../things';
import { routeTable } from './vpc';

/** Every endpoint that the deployment creates, with exactly the calls that the deployment's roles make through it. */
export function endpoints(basis: Basis): readonly Expected[] {
  const services = new Set([
    ...callsFromVpc(basis).map(({ service }) => service),
    'execute-api',
    ...(pullsLayers(basis) ? ['s3'] : []),
  ]);
  const own = [...services].filter((service) => importedEndpoint(basis, service) === undefined);
  return own.map(
    (service): Expected => ({
      thing: endpoint(service),
      type: 'AWS::EC2::VPCEndpoint',
      stack: 'foundation',
      claim: service.startsWith('bedrock') ? 'I3.endpoints' : 'network.endpoints',
      properties: {
        VpcId: the(VPC),
        ServiceName: `com.amazonaws.${basis.deployment.region}.${atFips(basis, service)}`,
        ...(TAKE_NO_POLICY.includes(service)
          ? {}
          : { PolicyDocument: policy(...admittedThrough(basis, service)) }),
        ...(GATEWAYS.includes(service) ? gateway(basis) : addresses(basis, service)),
      },
    }),
  );
}

/** The calls that the endpoint of a service has to admit. */
export const admittedThrough = (basis: Basis, service: string): readonly ExpectedStatement[] => [
  ...callsFromVpc(basis)
    .filter((call) => call.service === service)
    .map(({ owner, statement }) => onlyFor(roleArn(basis, owner), withAnyGuardrail(basis, statement))),
  ...(service === 's3' && pullsLayers(basis) ? [imageLayers(basis)] : []),
  ...(service === 'execute-api' ? apiStatements(basis) : []),
];

/** A service that is called at its FIPS endpoint, where the region has one. It answers for that name only. */
export function atFips({ deployment }: Basis, service: string): string {
  const { hasBedrockFips, hasSagemakerFips } = regionFacts(deployment.region);
  if (service === 'bedrock-runtime' && hasBedrockFips) return 'bedrock-runtime-fips';
  if (service === 'sagemaker.runtime' && hasSagemakerFips) return 'sagemaker.runtime-fips';
  return service;
}

/** The services whose endpoint is a route (VPC user guide, "Gateway endpoints"). */
const GATEWAYS = ['s3', 'dynamodb'];

const gateway = ({ deployment }: Basis): Rules => ({
  VpcEndpointType: 'Gateway',
  // Subnets of an imported VPC may share a route table.
  RouteTableIds: deployment.imports.vpc
    ? [...new Set(deployment.imports.vpc.subnets.map(({ routeTable: table }) => table))]
    : deployment.availabilityZones.map((zone) => the(routeTable(zone))),
});

/** AWS's own name for the service leads to this endpoint; another service name could be anybody's. */
const addresses = (basis: Basis, service: string): Rules => ({
  VpcEndpointType: 'Interface',
  PrivateDnsEnabled: true,
  SecurityGroupIds: [the(group(`${service}-endpoint` as GroupOwner))],
  SubnetIds: zonesOf(basis, service).map((zone) => the(subnet(zone))),
});

function zonesOf({ deployment }: Basis, service: string): readonly string[] {
  const { availabilityZones, network, secondOpinion } = deployment;
  if (service === 'comprehend' && secondOpinion?.endpointZones) return secondOpinion.endpointZones;
  return network.endpointZones === 'all' ? availabilityZones : availabilityZones.slice(0, 1);
}

/** The statement of a role, for that role alone. */
const onlyFor = (caller: string, { conditions, ...statement }: ExpectedStatement): ExpectedStatement => ({
  ...statement,
  principals: '*',
  conditions: { ...conditions, ArnEquals: { ...conditions?.ArnEquals, 'aws:PrincipalArn': [caller] } },
});

/** The endpoint is created before the guardrail has an id. */
const withAnyGuardrail = (basis: Basis, statement: ExpectedStatement): ExpectedStatement =>
  Array.isArray(statement.resources) && statement.resources.includes(guardrailArn(basis))
    ? { ...statement, resources: [basis.arn('bedrock', 'guardrail/*')] }
    : statement;

const pullsLayers = (basis: Basis) => basis.modelsOn('vllm').length > 0;

const imageLayers = ({ partition, deployment }: Basis): ExpectedStatement => ({
  effect: 'Allow',
  principals: '*',
  actions: ['s3:GetObject'],
  resources: [imageLayersArn(partition, deployment.region)],
});

/** Signed requests of the named accounts; any request on bearer lanes, whose caller the authorizer finds. */
function apiStatements(basis: Basis): readonly ExpectedStatement[] {
  const { deployment, lanes } = basis;
  const accounts = [...new Set([deployment.account, ...deployment.clients.accounts])];
  const bearer = lanes.filter((lane) => isBearerLane(deployment, lane));
  const signed = lanes.filter((lane) => !bearer.includes(lane));
  const invoke = { principals: '*', actions: ['execute-api:Invoke'] } as const;
  const requestsTo = (of: readonly Lane[], others: readonly Lane[]) =>
    of.flatMap((lane) =>
      requestsOf(lane, others).map((request) => basis.arn('execute-api', `*/${STAGE_NAME}/${request}`)),
    );
  return [
    ...(signed.length > 0
      ? [
          {
            ...invoke,
            effect: 'Allow' as const,
            resources: [basis.arn('execute-api', '*')],
            conditions: { StringEquals: { 'aws:PrincipalAccount': accounts } },
          },
        ]
      : []),
    ...(bearer.length > 0
      ? [{ ...invoke, effect: 'Allow' as const, resources: requestsTo(bearer, []) }]
      : []),
    ...(bearer.length > 0 && signed.length > 0
      ? [
          {
            ...invoke,
            effect: 'Deny' as const,
            resources: requestsTo(signed, bearer),
            conditions: { StringNotEquals: { 'aws:PrincipalAccount': accounts } },
          },
        ]
      : []),
  ];
}
