import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { headersOf } from '../api-gateway/event-headers';
import { createAwsJson } from '../aws/aws-json';
import { variableReader } from '../aws/environment-variable';
import { nameOf } from '../aws/error-name';
import { createS3Read } from '../aws/s3-object';
import { printLog } from '../print-log';
import { createAuthorizer } from './authorizer';
import { AUTHORIZER_CONFIG_FILE, readAuthorizerConfig } from './config/authorizer-config';
import type { LogEntry } from './log';
import { methodPolicy } from './method-policy';
import { createDynamoApiKeys } from './stores/dynamo-api-keys';
import { createS3KeySet } from './stores/s3-key-set';

// The only file of the authorizer that knows Lambda. It creates the ports, and turns the result into the form that API
// Gateway expects: a policy and the caller's name, or the error message that makes it return 401.

const config = readAuthorizerConfig(
  JSON.parse(readFileSync(join(__dirname, AUTHORIZER_CONFIG_FILE), 'utf8')),
);
const { env } = process;
const variable = variableReader(env);
const { apiKeys, oidc, region, dnsSuffix } = config;
const place = { region, dnsSuffix, environment: env };

const log: (entry: LogEntry) => void = printLog;

const authorize = createAuthorizer(config, {
  apiKeys: apiKeys && createDynamoApiKeys(createAwsJson(place), variable(apiKeys.tableVariable)),
  keySet:
    oidc &&
    createS3KeySet(createS3Read(place), {
      bucket: variable(oidc.keySet.bucketVariable),
      key: oidc.keySet.key,
    }),
  log,
  now: () => new Date(),
});

export async function handler(event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> {
  const { requestId } = event.requestContext;
  const { authorization = [], 'x-api-key': apiKey = [] } = headersOf(event);
  const identified = await authorize({ authorization, apiKey, requestId }).catch((error) => {
    log({ event: 'authorizer-failed', requestId, ...nameOf(error) });
    throw new Error('The credential could not be checked');
  });
  // API Gateway returns 401 for exactly this message.
  if (!identified) throw new Error('Unauthorized');
  const { caller, credential, expiresAt } = identified;
  const statements = methodPolicy(event.methodArn, config, caller.lanes);
  return {
    principalId: caller.name,
    policyDocument: { Version: '2012-10-17', Statement: [...statements] },
    context: { caller: caller.name, credential, expiresAt: String(expiresAt) },
  };
}
