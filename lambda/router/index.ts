import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { createAwsJson } from '../aws/aws-json';
import { variableReader } from '../aws/environment-variable';
import { DOCUMENT_READER_FILE } from '../document-reader/reading';
import { printLog } from '../print-log';
import { ROUTER_CONFIG_FILE, readRouterConfig } from './config/router-config';
import { createComprehend } from './decision/opinion/comprehend';
import { createHosts } from './hosts/hosts';
import { toRouterRequest } from './platform/lambda-event';
import { clientOf, send } from './platform/lambda-response';
import { createCacheSalt } from './records/cache-salt';
import { createDigest } from './records/digest';
import { createFirehoseRecords } from './records/firehose-records';
import { createDocumentReader } from './request/documents/document-reader';
import { createRouter } from './router';

// The handler: reads the configuration beside it and creates the router's ports. lambda-event.ts and lambda-response.ts
// turn Lambda's event and stream into the router's request and response.

const config = readRouterConfig(JSON.parse(readFileSync(join(__dirname, ROUTER_CONFIG_FILE), 'utf8')));
const { env } = process;
const variable = variableReader(env);
const now = () => new Date();
const aws = createAwsJson({ region: config.region, dnsSuffix: config.dnsSuffix, environment: env });

const digest = createDigest(aws, variable(config.audit.digestKeyIdVariable), now);

const router = createRouter(config, {
  hosts: createHosts(config, env),
  readPdfs: createDocumentReader(join(__dirname, DOCUMENT_READER_FILE)),
  records: createFirehoseRecords(aws, variable(config.audit.streamNameVariable), randomUUID()),
  digest,
  cacheSalt: createCacheSalt(digest, now),
  detectPersonalData: config.secondOpinion && createComprehend(aws, config.secondOpinion),
  log: printLog,
  now,
  elapsedMs: () => performance.now(),
  newId: randomUUID,
});

export const handler = awslambda.streamifyResponse<APIGatewayProxyEvent>(
  async (event, stream, context: Context) => {
    const request = toRouterRequest(event, context.getRemainingTimeInMillis(), clientOf(stream));
    const response = await router(request);
    try {
      const { status: statusCode, headers } = response;
      await send(response, awslambda.HttpResponseStream.from(stream, { statusCode, headers }));
    } finally {
      await response.finish();
    }
  },
);
