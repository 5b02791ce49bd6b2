import type { Deployment } from '../../config/deployment';
import { KEY_NAMES } from '../../config/imports/imported-keys';
import { groupsGiven } from '../../config/imports/imported-security-groups';
import { routeTable } from './network/vpc';
import { bucket, endpoint, group, IMAGES, key, subnet, topic, VPC } from './things';

/** The id of each thing that the deployment imports. A rule that refers to the thing accepts this id, and no other. */
export const importedThings = ({
  imports: { vpc, endpoints, keys, accessLogBucket, alarmTopic, imageRepository, securityGroups },
}: Deployment): ReadonlyMap<string, string> =>
  new Map([
    ...(vpc ? [[VPC, vpc.id] as const] : []),
    ...(vpc?.subnets ?? []).flatMap(({ zone, id, routeTable: table }) => [
      [subnet(zone), id] as const,
      [routeTable(zone), table] as const,
    ]),
    ...endpoints.flatMap((one) => [
      [endpoint(one.service), one.id] as const,
      ...(one.kind === 'interface' ? [[group(`${one.service}-endpoint`), one.securityGroup] as const] : []),
    ]),
    ...(securityGroups ? groupsGiven(securityGroups) : []).map(([use, id]) => [group(use), id] as const),
    ...KEY_NAMES.flatMap((name) => {
      const imported = keys[name];
      return imported ? [[key(name), keyId(imported.arn)] as const] : [];
    }),
    ...(accessLogBucket ? [[bucket('access-logs'), accessLogBucket.name] as const] : []),
    ...(alarmTopic ? [[topic('alarms'), alarmTopic.arn.split(':').at(-1) ?? ''] as const] : []),
    ...(imageRepository ? [[IMAGES, imageRepository.name] as const] : []),
  ]);

/** What follows `key/` in the ARN of a key. */
const keyId = (arn: string) => arn.slice(arn.indexOf('/') + 1);
