import type { Lane } from '../../../policy/lane';
import { the } from '../matching/rule';
import type { Basis } from './basis';
import { STAGE_NAME } from './gateway/paths';
import { instanceImage } from './hosts/gpu-instances';
import { routeTable } from './network/vpc';
import {
  API,
  API_KEYS,
  bucket,
  endpoint,
  group,
  IMAGES,
  keyArn,
  logGroup,
  roleArn,
  STREAM,
  subnet,
  VPC,
} from './things';

/** The name of an output, by lane, and the path of its base URL below the stage. */
const LANES = {
  open: { name: 'Open', path: '/v1' },
  sealed: { name: 'Sealed', path: '/sealed/v1' },
} as const satisfies Readonly<Record<Lane, object>>;

/**
 * What the stacks tell clients and operators. Clients send prompts to a base URL, and operators copy weights, images
 * and keys to a bucket, a repository and a table, by these values.
 *
 * @param has whether the deployment has a thing
 */
export function expectedOutputs(
  basis: Basis,
  has: (thing: string) => boolean,
): Readonly<Record<string, string>> {
  const { deployment, lanes, dnsSuffix } = basis;
  const { account, availabilityZones, region } = deployment;
  const models = basis.modelsOn('vllm');
  const url = (host: string, lane: Lane) =>
    `https://${host}.execute-api.${region}.${dnsSuffix}/${STAGE_NAME}${LANES[lane].path}`;
  const throughEndpoint = `${the(API)}-${the(endpoint('execute-api'))}`;
  return {
    AuditBucket: the(bucket('records')),
    AuditStream: the(STREAM),
    ...(deployment.audit.archive && { AuditReplicationRoleArn: roleArn(basis, 'replication') }),
    ChainHeadsKeyArn: keyArn(basis, 'heads'),
    ApiEndpointId: the(endpoint('execute-api')),
    ApiClientSecurityGroupId: the(group('api-client')),
    ...(deployment.liveProof && { LiveProofLogGroup: the(logGroup('live-proof')) }),
    VpcId: the(VPC),
    SubnetIds: availabilityZones.map((zone) => the(subnet(zone))).join(','),
    RouteTableIds: availabilityZones.map((zone) => the(routeTable(zone))).join(','),
    ...(has(bucket('weights')) && { WeightsBucket: the(bucket('weights')) }),
    ...(has(API_KEYS) && { ApiKeysTable: the(API_KEYS) }),
    ...(has(bucket('key-set')) && { KeySetBucket: the(bucket('key-set')) }),
    ...(has(IMAGES) && {
      ImagesRepositoryUri: `${account}.dkr.ecr.${region}.${dnsSuffix}/${the(IMAGES)}`,
    }),
    ...Object.fromEntries(
      lanes.flatMap((lane) => [
        [`${LANES[lane].name}BaseUrl`, url(the(API), lane)],
        [`${LANES[lane].name}EndpointBaseUrl`, url(throughEndpoint, lane)],
      ]),
    ),
    ...(models.length > 0 && {
      GpuInstanceImages: models.map((model) => `${model.name}=${instanceImage(model)}`).join(','),
    }),
    InvokeArn: basis.arn('execute-api', `${the(API)}/${STAGE_NAME}/*`),
  };
}
