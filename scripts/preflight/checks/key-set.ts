import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { KEY_SET_OBJECT } from '../../../lib/plan/names';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import { typedCommand } from '../../command-line/typed-command';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether the issuer's public keys are where the authorizer reads them. */
export async function checkKeySet(
  { typed, issuer, foundation }: PrerequisiteOf<'key-set'>,
  at: Pick<Account, 'cloudFormation' | 's3'>,
): Promise<Missing | undefined> {
  const bucket = await stackOutput(at, foundation, 'KeySetBucket');
  if (bucket === undefined) {
    return {
      words: `${foundation} has no bucket for a key set. Deploy again from the beginning.`,
      commands: [],
    };
  }
  const head = at.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: KEY_SET_OBJECT }));
  if (await unlessAbsent(head, 'NotFound')) return undefined;
  return {
    words: `The public keys of ${issuer} are not in s3://${bucket}/${KEY_SET_OBJECT}, so no token could be checked. Set JWKS_URL to what the first command prints.`,
    commands: [
      `curl -fsS '${issuer}/.well-known/openid-configuration' | jq -r .jwks_uri`,
      `${typedCommand('keys', typed, 'jwks')} "$JWKS_URL"`,
    ],
  };
}
