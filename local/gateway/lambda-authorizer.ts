import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { z } from 'zod';
import { covers } from '../../lib/proof/iam/wildcard';
import { FunctionError } from '../lambda/function-error';
import type { StreamingFunction } from '../lambda/streaming-function';
import type { Authorization } from './authorize';

const strings = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const result = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.enum(['Allow', 'Deny']),
        Action: z.literal('execute-api:Invoke'),
        Resource: strings,
      }),
    ),
  }),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
type Result = z.output<typeof result>;

/**
 * A REQUEST authorizer as API Gateway calls one that has no identity source and no cache: for every request, whatever its
 * headers are (API Gateway API reference, `Authorizer`, `identitySource` and `authorizerResultTtlInSeconds`; read
 * 2026-11).
 *
 * @param event the event of the integration, without an identity
 */
export async function authorizeByLambda(
  lambda: StreamingFunction,
  event: APIGatewayProxyEvent,
  methodArn: string,
): Promise<Authorization> {
  const found = await call(lambda, event, methodArn);
  if (typeof found === 'string') return { refused: found };
  const { policyDocument, principalId, context } = found;
  const effects = policyDocument.Statement.filter(({ Resource }) =>
    Resource.some((pattern) => covers(pattern, methodArn)),
  ).map(({ Effect }) => Effect);
  if (!effects.includes('Allow') || effects.includes('Deny')) return { refused: 'ACCESS_DENIED' };
  return { authorizer: { ...context, principalId } };
}

async function call(
  lambda: StreamingFunction,
  { body: _, ...event }: APIGatewayProxyEvent,
  methodArn: string,
): Promise<Result | 'UNAUTHORIZED' | 'AUTHORIZER_FAILURE'> {
  try {
    const answer = await lambda.invoke({ type: 'REQUEST', methodArn, ...event });
    return result.parse(JSON.parse(await text(answer.body)));
  } catch (error) {
    const unauthorized = error instanceof FunctionError && /^(Error: )?Unauthorized$/m.test(error.message);
    return unauthorized ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE';
  }
}
