import type { Account } from '../account/account';
import { checkPlacement } from '../account/placement';
import type { Answer } from './answer';
import { checkAccountQuota } from './checks/account-quota';
import { checkAddressBlock } from './checks/address-block';
import { checkApiGatewayLogging } from './checks/api-gateway-logging';
import { checkAssetBucket } from './checks/asset-bucket';
import { checkBootstrap } from './checks/bootstrap';
import { checkBoundaryCalls } from './checks/boundary-calls';
import { checkCertificate } from './checks/certificate';
import { checkDataRetention } from './checks/data-retention';
import { checkDrained } from './checks/drained';
import { checkEndpointQuota } from './checks/endpoint-quota';
import { checkEndpointServices } from './checks/endpoint-services';
import { checkFreeName } from './checks/free-name';
import { checkGpuQuota } from './checks/gpu-quota';
import { checkGuardDuty } from './checks/guard-duty';
import { checkImage } from './checks/image';
import { checkImportedBucket } from './checks/imported/bucket';
import { checkDnsFirewall } from './checks/imported/dns-firewall';
import { checkImportedEndpoint } from './checks/imported/endpoint';
import { checkFlowLogs } from './checks/imported/flow-logs';
import { checkImportedGroup } from './checks/imported/group-rules';
import { checkHubEndpoint } from './checks/imported/hub-endpoint';
import { checkInstanceProfile } from './checks/imported/instance-profile';
import { checkImportedKey } from './checks/imported/key';
import { checkLogArchive } from './checks/imported/log-archive';
import { checkOwnerPolicy } from './checks/imported/owner-policy';
import { checkImportedRepository } from './checks/imported/repository';
import { checkImportedRole } from './checks/imported/role';
import { checkRoutes } from './checks/imported/routes';
import { checkImportedSubnets } from './checks/imported/subnets';
import { checkImportedTopic } from './checks/imported/topic';
import { checkImportedVpc } from './checks/imported/vpc';
import { checkImportedZone } from './checks/imported/zone';
import { checkInstanceOffering } from './checks/instance-offering';
import { checkInvocationLogging } from './checks/invocation-logging';
import { checkKeySet } from './checks/key-set';
import { checkLambdaConcurrency } from './checks/lambda-concurrency';
import { checkMachineImage } from './checks/machine-image';
import { checkModelAccess } from './checks/model-access';
import { checkOrganizationPolicies } from './checks/organization-policies';
import { checkPermissionsBoundary } from './checks/permissions-boundary';
import { checkPrefixLists } from './checks/prefix-lists';
import { checkProfileDestinations } from './checks/profile-destinations';
import { checkPublisher } from './checks/publisher';
import { checkServiceLinkedRole } from './checks/service-linked-role';
import { checkStackState } from './checks/stack-state';
import { checkUseCaseForm } from './checks/use-case-form';
import { checkWeights } from './checks/weights';
import { checkZones } from './checks/zones';
import { nameOf } from './names';
import { notChecked } from './not-checked';
import type { Prerequisite, PrerequisiteOf } from './prerequisite';

type AccountCheck<K extends Prerequisite['kind']> = (
  prerequisite: PrerequisiteOf<K>,
  account: Account,
) => Promise<Answer>;

const checks: { readonly [K in Prerequisite['kind']]: AccountCheck<K> } = {
  placement: checkPlacement,
  bootstrap: checkBootstrap,
  'asset-bucket': checkAssetBucket,
  'permissions-boundary': checkPermissionsBoundary,
  'boundary-calls': checkBoundaryCalls,
  publisher: checkPublisher,
  'stack-state': checkStackState,
  drained: checkDrained,
  zones: checkZones,
  'endpoint-services': checkEndpointServices,
  'prefix-lists': checkPrefixLists,
  'service-linked-role': checkServiceLinkedRole,
  'api-gateway-logging': checkApiGatewayLogging,
  'lambda-concurrency': checkLambdaConcurrency,
  certificate: checkCertificate,
  'data-retention': checkDataRetention,
  'instance-offering': checkInstanceOffering,
  'machine-image': checkMachineImage,
  'gpu-quota': checkGpuQuota,
  'endpoint-quota': checkEndpointQuota,
  'use-case-form': checkUseCaseForm,
  'model-access': checkModelAccess,
  image: checkImage,
  weights: checkWeights,
  'key-set': checkKeySet,
  'account-quota': checkAccountQuota,
  'address-block': checkAddressBlock,
  'free-name': checkFreeName,
  'profile-destinations': checkProfileDestinations,
  'invocation-logging': checkInvocationLogging,
  'guard-duty': checkGuardDuty,
  'organization-policies': checkOrganizationPolicies,
  'imported-vpc': checkImportedVpc,
  'imported-subnets': checkImportedSubnets,
  'imported-routes': checkRoutes,
  'imported-flow-logs': checkFlowLogs,
  'imported-dns-firewall': checkDnsFirewall,
  'imported-endpoint': checkImportedEndpoint,
  'imported-hub-endpoint': checkHubEndpoint,
  'imported-key': checkImportedKey,
  'imported-bucket': checkImportedBucket,
  'imported-zone': checkImportedZone,
  'imported-topic': checkImportedTopic,
  'imported-repository': checkImportedRepository,
  'imported-log-archive': checkLogArchive,
  'imported-role': checkImportedRole,
  'imported-security-group': checkImportedGroup,
  'imported-instance-profile': checkInstanceProfile,
  'owner-policy': checkOwnerPolicy,
};

/**
 * Checks in the account whether a prerequisite is met. `undefined`: it is. What AWS does not let these credentials look
 * at is unknown, by name.
 */
export async function check<K extends Prerequisite['kind']>(
  prerequisite: PrerequisiteOf<K> & { readonly kind: K },
  account: Account,
): Promise<Answer> {
  try {
    return await checks[prerequisite.kind](prerequisite, account);
  } catch (error) {
    const missing = notChecked(prerequisite.kind, nameOf<K>(prerequisite), error, account.region);
    if (missing) return missing;
    throw error;
  }
}
