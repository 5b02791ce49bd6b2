import { z } from 'zod';
import { importedEndpoint } from './imported-endpoint';
import { importedKeys } from './imported-keys';
import { importedRoles } from './imported-roles';
import { importedSecurityGroups } from './imported-security-groups';
import { importedBucket, importedRepository, importedTopic, importedZone } from './imported-things';
import { importedVpc } from './imported-vpc';
import { logArchive } from './log-archive';

/**
 * What another team owns and this deployment uses. Each entry has the id of the thing and who vouches for it. What has
 * no entry, the deployment creates.
 */
export const imports = z.strictObject({
  /** @default created */
  vpc: importedVpc.optional(),
  /** Only with `vpc`. Each service that is called and has no entry gets an endpoint of the deployment's own. @default none */
  endpoints: z.array(importedEndpoint).max(14).default([]),
  /** @default every key is created */
  keys: importedKeys.prefault({}),
  /** @default created */
  accessLogBucket: importedBucket.optional(),
  /** Only with `vpc`. @default one for each model on `vllm`, with its host name alone */
  hostedZone: importedZone.optional(),
  /** @default created, with a subscription of `operations.alarmEmail` */
  alarmTopic: importedTopic.optional(),
  /** @default created, where there are self-hosted models */
  imageRepository: importedRepository.optional(),
  /** A second copy of the records. @default the locked bucket of the deployment alone */
  logArchive: logArchive.optional(),
  /** Only with `vpc` and with the keys that roles use: data, audit, digest and heads. @default every role is created */
  roles: importedRoles.optional(),
  /** Only with `vpc`. @default every security group is created */
  securityGroups: importedSecurityGroups.optional(),
});

export type Imports = z.output<typeof imports>;
