import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeploymentError } from '../lib/config/deployment-error';
import { findDeployment } from '../lib/config/find-deployment';
import { openAccount } from './deploy/account';
import { readKeysCommand, USAGE } from './keys/command-line';
import { KeysError } from './keys/keys-error';
import { runKeys } from './keys/run-keys';

// npm run keys -- <deployment> issue|list|rotate|revoke|jwks: the credentials of bearer lanes.

async function main(args: readonly string[]): Promise<number> {
  const command = readKeysCommand(args);
  if ('problem' in command) {
    console.error(command.problem);
    return command.problem === USAGE ? 0 : 2;
  }
  const deployment = findDeployment(command.deployment);
  const { region } = deployment;
  const account = { ...openAccount(region), dynamoDb: new DynamoDBClient({ region }) };
  console.log(await runKeys(command, deployment, account, new Date()));
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    const expected = error instanceof KeysError || error instanceof DeploymentError;
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  },
);
