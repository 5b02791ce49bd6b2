import { QUOTAS } from '../../lib/config/facts/service-quotas';
import { vouchedInWords } from '../../lib/config/imports/vouched';
import { SERVICE_LINKED_ROLES } from './checks/service-linked-role';
import type { Prerequisite, PrerequisiteOf } from './prerequisite';

const names: { readonly [K in Prerequisite['kind']]: (prerequisite: PrerequisiteOf<K>) => string } = {
  placement: ({ account }) => `credentials of account ${account}`,
  bootstrap: ({ account, region }) => `the CDK bootstrap of ${account} in ${region}`,
  'asset-bucket': ({ bucket }) => `the bucket ${bucket} for templates and code`,
  'permissions-boundary': ({ arn }) => `the permissions boundary ${arn}`,
  'boundary-calls': ({ of }) => `what the ${vouchedInWords(of)}, leaves the roles`,
  publisher: ({ path, arn }) => `${arn} (${path})`,
  'stack-state': ({ stack }) => `no failed deploy of ${stack}`,
  drained: ({ models }) =>
    `no instance of ${models.join(', ')} (ECS ends them about 15 minutes after their last copy)`,
  zones: ({ zones }) => `the zones ${zones.join(', ')}, and Lambda in them`,
  'endpoint-services': ({ endpoints }) => `the services of ${endpoints.length} endpoints, in their zones`,
  'prefix-lists': ({ region }) => `the gateway prefix lists of ${region}`,
  'service-linked-role': ({ service }) =>
    `the service-linked role of ${SERVICE_LINKED_ROLES[service].service}`,
  'api-gateway-logging': () => "API Gateway's logging role",
  'lambda-concurrency': ({ reserved }) => `${reserved} Lambda executions at once that nothing else reserves`,
  'instance-offering': ({ model, type }) => `${type} in each zone (${model})`,
  'machine-image': ({ model, amiId }) => `the machine image ${amiId} (${model})`,
  'gpu-quota': ({ instances, needed }) => `an EC2 quota of ${needed} vCPUs of ${instances} instances`,
  'endpoint-quota': ({ type, needed }) => `a SageMaker quota of ${needed} ${type} for endpoints`,
  certificate: ({ model, hostName }) => `a certificate for ${hostName} (${model})`,
  'data-retention': ({ needs, until }) => {
    const widest = until?.needs ?? needs;
    return `a data retention of Bedrock that is no wider than ${widest === 'none' ? 'the default' : widest}`;
  },
  'use-case-form': ({ models }) => `Anthropic's use-case form (${models.join(', ')})`,
  'model-access': ({ model, modelId }) => `access to ${modelId} (${model})`,
  image: ({ model, source }) => `the image of ${model}, ${source}`,
  weights: ({ model, source }) => `the weights of ${model}, ${source}`,
  'key-set': ({ issuer }) => `the public keys of ${issuer}`,
  'account-quota': ({ quota }) => `room under the quota "${QUOTAS[quota].title}"`,
  'address-block': ({ cidr }) => `no other network with addresses of ${cidr}`,
  'free-name': ({ type, name }) => `no other ${type} with the name ${name}`,
  'profile-destinations': ({ model, profileId }) => `the destinations of ${profileId} (${model})`,
  'invocation-logging': ({ wanted }) =>
    wanted === 'on' ? "Bedrock's invocation logging" : 'no prompt in the invocation logs of Bedrock',
  'guard-duty': () => 'GuardDuty AI Protection',
  'organization-policies': ({ from }) =>
    from.kind === 'file' ? `what ${from.file} denies` : 'what the service control policies deny',
  'imported-vpc': ({ of }) => vouchedInWords(of),
  'imported-subnets': ({ of, subnets }) => `${subnets.length} subnets of the ${vouchedInWords(of)}`,
  'imported-routes': ({ of }) => `no route to the internet in the ${vouchedInWords(of)}`,
  'imported-flow-logs': ({ of }) => `the flow logs of the ${vouchedInWords(of)}`,
  'imported-dns-firewall': ({ of }) => `the DNS firewall and query logs of the ${vouchedInWords(of)}`,
  'imported-endpoint': ({ of }) => vouchedInWords(of),
  'imported-hub-endpoint': ({ of, vpc }) => `${vouchedInWords(of)}, in the hub ${vpc}`,
  'imported-key': ({ of }) => vouchedInWords(of),
  'imported-bucket': ({ of }) => vouchedInWords(of),
  'imported-zone': ({ of }) => vouchedInWords(of),
  'imported-topic': ({ of }) => vouchedInWords(of),
  'imported-repository': ({ of }) => vouchedInWords(of),
  'imported-log-archive': ({ of }) => vouchedInWords(of),
  'imported-role': ({ of }) => vouchedInWords(of),
  'imported-security-group': ({ of }) => vouchedInWords(of),
  'imported-instance-profile': ({ of }) => vouchedInWords(of),
  'owner-policy': ({ of }) => `the policy of the ${vouchedInWords(of)}`,
};

/** A prerequisite in the words of a plan. */
export function nameOf<K extends Prerequisite['kind']>(
  prerequisite: PrerequisiteOf<K> & { readonly kind: K },
): string {
  return names[prerequisite.kind](prerequisite);
}
