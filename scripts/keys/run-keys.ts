import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Deployment } from '../../lib/config/deployment';
import { printable } from '../../lib/config/printable';
import { stackName } from '../../lib/config/stack-name';
import type { Account } from '../account/account';
import { checkPlacement } from '../account/placement';
import { stackOutput } from '../account/stack';
import { CommandError } from '../command-line/command-error';
import { typedCommand } from '../command-line/typed-command';
import type { KeysCommand } from './command-line';
import { KeyTable } from './key-table';
import { issueKey, revokeKey, rotateKey } from './manage-keys';
import { fetchKeySet, putKeySet } from './put-key-set';
import { issuedInWords, listInWords } from './words';

/** The deployment's account, with the client for the table of keys. */
export type KeysAccount = Pick<Account, 'region' | 'cloudFormation' | 's3' | 'sts'> & {
  readonly dynamoDb: DynamoDBClient;
};

/** Runs one command and reports what it did. Throws {@link CommandError} for what the user can change. */
export async function runKeys(
  command: KeysCommand,
  deployment: Deployment,
  account: KeysAccount,
  now: Date,
): Promise<string> {
  try {
    return await run(command, deployment, account, now);
  } catch (error) {
    const { credentials } = deployment.publishers;
    if (credentials.length === 0 || !DENIED.includes((error as Error).name)) throw error;
    throw new CommandError(
      `AWS denies it: ${(error as Error).message}\nOnly these principals publish the credentials of ${deployment.name}: ${credentials.join(', ')}. Run the command as one of them, or name another in publishers.credentials and deploy.`,
    );
  }
}

/** The names that DynamoDB and S3 give to a call that a policy denies. */
const DENIED = ['AccessDeniedException', 'AccessDenied'];

async function run(
  command: KeysCommand,
  deployment: Deployment,
  account: KeysAccount,
  now: Date,
): Promise<string> {
  const elsewhere = await checkPlacement({ account: deployment.account }, account);
  if (elsewhere) throw new CommandError([elsewhere.words, ...elsewhere.commands].join('\n  '));
  if (command.action === 'jwks') return replaceKeySet(command, deployment, account);

  const table = new KeyTable(
    account.dynamoDb,
    await output(command, deployment, account, 'ApiKeysTable', 'API keys'),
  );
  const seconds = deployment.bearer?.cacheSeconds ?? 0;
  switch (command.action) {
    case 'issue':
      return issuedInWords(await issueKey(table, deployment.callers, command, now));
    case 'list':
      return listInWords(await table.list(), now);
    case 'rotate': {
      const issued = await rotateKey(table, deployment.callers, command, now);
      return `${issuedInWords(issued)}\n\nThe old key ${command.keyId} ends at ${issued.oldExpiresAt}.`;
    }
    case 'revoke':
      await revokeKey(table, command.keyId);
      return `Key ${command.keyId} is revoked. API Gateway may accept it for ${seconds} seconds more.`;
  }
}

async function replaceKeySet(
  command: KeysCommand & { readonly action: 'jwks' },
  deployment: Deployment,
  account: KeysAccount,
): Promise<string> {
  const bucket = await output(command, deployment, account, 'KeySetBucket', 'tokens');
  const { keySet, leftOut } = await fetchKeySet(command.source);
  await putKeySet(account.s3, bucket, keySet);
  const ids = keySet.keys.map(({ kid }) => kid).join(', ');
  const others =
    leftOut > 0
      ? ` Left out: ${leftOut} of the source, of a type that the authorizer does not know, or without a kid.`
      : '';
  return `Tokens are checked against ${keySet.keys.length} keys: ${printable(ids)}. All functions use them within five minutes.${others}`;
}

async function output(
  { deployment: typed }: KeysCommand,
  deployment: Deployment,
  account: KeysAccount,
  name: 'ApiKeysTable' | 'KeySetBucket',
  what: string,
): Promise<string> {
  const taken = name === 'ApiKeysTable' ? deployment.bearer?.apiKeys : deployment.bearer?.oidc;
  if (!taken) throw new CommandError(`No lane of ${deployment.name} takes ${what}; see bearer in its file.`);
  const stack = stackName(deployment, 'foundation');
  const value = await stackOutput(account, stack, name);
  if (value) return value;
  throw new CommandError(`${stack} has no output ${name}: run ${typedCommand('deploy', typed)} first.`);
}
