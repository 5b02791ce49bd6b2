import type { Deployment } from '../config/deployment';
import { KEY_NAMES } from '../config/imports/imported-keys';
import { basisOf } from './expected/basis-of';
import { alarmPublishers } from './expected/gateway/topics';
import { usesOfKey } from './expected/identities/keys';
import { importedThings } from './expected/imported';
import { admittedThrough } from './expected/network/endpoints';
import { accessLogWriters } from './expected/storage/bucket-policies';
import { archiveBucketPolicy, archiveKeyPolicy } from './expected/storage/log-archive';
import type { ExpectedStatement } from './matching/policy';
import { inWords, the } from './matching/rule';
import { TAKE_NO_POLICY } from './role-calls';
import { statementJson } from './statement-json';

/** What the policy of an imported thing has to say. The proof takes it for granted. */
export interface OwnerPolicy {
  /** `key-data`, `endpoint-kms`. */
  readonly name: string;
  /** The ARN, the id or the name of the thing. */
  readonly of: string;
  readonly statements: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The statements that the owners of imported things have to have in their policies. A role that the deployment creates gets
 * its name when it is deployed, so its place is marked: `<role of sealed-lane>`.
 */
export function ownerPolicies(deployment: Deployment): readonly OwnerPolicy[] {
  const basis = basisOf(deployment);
  const { keys, endpoints, accessLogBucket, alarmTopic, logArchive } = deployment.imports;
  const row = (name: string, of: string, statements: readonly ExpectedStatement[]): OwnerPolicy => ({
    name,
    of,
    statements: statements.map((one) =>
      statementJson(one, (text) => withIds(text, importedThings(deployment))),
    ),
  });
  return [
    ...KEY_NAMES.flatMap((name) => {
      const key = keys[name];
      return key ? [row(`key-${name}`, key.arn, usesOfKey(basis, name))] : [];
    }),
    ...endpoints
      .filter(({ policy, service }) => policy === 'owner' && !TAKE_NO_POLICY.includes(service))
      .map(({ service, id }) => row(`endpoint-${service}`, id, admittedThrough(basis, service))),
    ...(accessLogBucket ? [row('access-log-bucket', accessLogBucket.name, accessLogWriters(basis))] : []),
    ...(alarmTopic ? [row('alarm-topic', alarmTopic.arn, alarmPublishers(basis))] : []),
    ...(logArchive
      ? [
          row('log-archive', logArchive.bucket, archiveBucketPolicy(basis, logArchive.bucket)),
          row('log-archive-key', logArchive.keyArn, archiveKeyPolicy(basis, logArchive.bucket)),
        ]
      : []),
  ];
}

const withIds = (text: string, ids: ReadonlyMap<string, string>) =>
  inWords([...ids].reduce((found, [thing, id]) => found.replaceAll(the(thing), id), text));
