import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { z } from 'zod';
import { covers } from '../../lib/proof/iam/wildcard';
import { FunctionError } from '../lambda/function-error';
import type { StreamingFunction } from '../lambda/streaming-function';
import type { Authorization } from './authorize';
import type { GatewayAuthorizer } from './rest-api';

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
 * A REQUEST authorizer as API Gateway calls one (API Gateway API reference, `Authorizer`, `identitySource` and
 * `authorizerResultTtlInSeconds`; read 2026-11):
 *
 * - Without its identity header, or with an empty one, the answer is 401 and the function is not called.
 * - The value of the header is the key of the cache, exactly as sent. Nothing else of the request counts, neither another
 *   header nor the path. So a policy has to be right for every method of the API.
 * - A policy is cached, also one that denies. A failure of the function is not, and so neither is a 401 of it.
 *
 * The service does not document which value of a repeated header is the key. Here it is the last, which is the one in
 * the event's `headers`; so a cached answer may serve a request whose other values the function never saw.
 */
export class LambdaAuthorizer {
  private readonly remembered = new Map<string, { readonly result: Result; readonly until: number }>();

  constructor(
    private readonly authorizer: GatewayAuthorizer,
    private readonly lambda: StreamingFunction,
  ) {}

  /** @param event the event of the integration, without an identity */
  async authorize(event: APIGatewayProxyEvent, methodArn: string): Promise<Authorization> {
    const identity = headerOf(event, this.authorizer.identityHeader);
    if (!identity) return { refused: 'UNAUTHORIZED' };
    const found = this.recall(identity) ?? (await this.call(identity, event, methodArn));
    if (typeof found === 'string') return { refused: found };
    const { policyDocument, principalId, context } = found;
    const effects = policyDocument.Statement.filter(({ Resource }) =>
      Resource.some((pattern) => covers(pattern, methodArn)),
    ).map(({ Effect }) => Effect);
    if (!effects.includes('Allow') || effects.includes('Deny')) return { refused: 'ACCESS_DENIED' };
    return { authorizer: { ...context, principalId } };
  }

  private recall(identity: string): Result | undefined {
    const kept = this.remembered.get(identity);
    return kept && kept.until > Date.now() ? kept.result : undefined;
  }

  private async call(
    identity: string,
    { body: _, ...event }: APIGatewayProxyEvent,
    methodArn: string,
  ): Promise<Result | 'UNAUTHORIZED' | 'AUTHORIZER_FAILURE'> {
    try {
      const answer = await this.lambda.invoke({ type: 'REQUEST', methodArn, ...event });
      const found = result.parse(JSON.parse(await text(answer.body)));
      const until = Date.now() + this.authorizer.rememberedMs;
      this.remembered.set(identity, { result: found, until });
      return found;
    } catch (error) {
      const unauthorized = error instanceof FunctionError && /^(Error: )?Unauthorized$/m.test(error.message);
      return unauthorized ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE';
    }
  }
}

function headerOf({ headers }: APIGatewayProxyEvent, name: string): string | undefined {
  return Object.entries(headers).findLast(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
