import type { Area } from './area';
import { gateway } from './gateway/gateway';
import { guardrail } from './guardrail';
import { hosts } from './hosts/hosts';
import { identities } from './identities/identities';
import { network } from './network/network';
import { operations } from './operations/operations';
import { storage } from './storage/storage';

/** Everything that a deployment consists of, by subject. A resource that is in no area is not expected. */
export const AREAS: readonly Area[] = [network, identities, storage, hosts, guardrail, gateway, operations];
