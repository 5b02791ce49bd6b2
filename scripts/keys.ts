import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { findDeployment } from '../lib/config/find-deployment';
import { openAccount } from './account/account';
import { clientOptions } from './account/client-options';
import { runCommand } from './command-line/run-command';
import { readKeysCommand, USAGE } from './keys/command-line';
import { runKeys } from './keys/run-keys';

// npm run keys -- <deployment> issue|list|rotate|revoke|jwks: manages the credentials of bearer lanes.

async function main(args: readonly string[]): Promise<number> {
  const command = readKeysCommand(args);
  const deployment = findDeployment(command.deployment);
  const { region } = deployment;
  const account = { ...openAccount(region), dynamoDb: new DynamoDBClient({ region, ...clientOptions() }) };
  console.log(await runKeys(command, deployment, account, new Date()));
  return 0;
}

void runCommand(USAGE, main);
