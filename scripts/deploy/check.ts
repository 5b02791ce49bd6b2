import type { Account } from '../account/account';
import type { Missing } from '../account/missing';
import { checkPlacement } from '../account/placement';
import { checkApiGatewayLogging } from './checks/api-gateway-logging';
import { checkBootstrap } from './checks/bootstrap';
import { checkCertificate } from './checks/certificate';
import { checkDataRetention } from './checks/data-retention';
import { checkImage } from './checks/image';
import { checkKeySet } from './checks/key-set';
import { checkLambdaConcurrency } from './checks/lambda-concurrency';
import { checkModelAccess } from './checks/model-access';
import { checkPrefixLists } from './checks/prefix-lists';
import { checkPublisher } from './checks/publisher';
import { checkServiceLinkedRole } from './checks/service-linked-role';
import { checkStackState } from './checks/stack-state';
import { checkWeights } from './checks/weights';
import type { Prerequisite, PrerequisiteOf } from './prerequisite';

type AccountCheck<K extends Prerequisite['kind']> = (
  prerequisite: PrerequisiteOf<K>,
  account: Account,
) => Promise<Missing | undefined>;

const checks: { readonly [K in Prerequisite['kind']]: AccountCheck<K> } = {
  placement: checkPlacement,
  bootstrap: checkBootstrap,
  publisher: checkPublisher,
  'stack-state': checkStackState,
  'prefix-lists': checkPrefixLists,
  'service-linked-role': checkServiceLinkedRole,
  'api-gateway-logging': checkApiGatewayLogging,
  'lambda-concurrency': checkLambdaConcurrency,
  certificate: checkCertificate,
  'data-retention': checkDataRetention,
  'model-access': checkModelAccess,
  image: checkImage,
  weights: checkWeights,
  'key-set': checkKeySet,
};

/** Checks in the account whether a prerequisite is met. `undefined`: it is. */
export function check<K extends Prerequisite['kind']>(
  prerequisite: PrerequisiteOf<K> & { readonly kind: K },
  account: Account,
): Promise<Missing | undefined> {
  return checks[prerequisite.kind](prerequisite, account);
}
