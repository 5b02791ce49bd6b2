import type { Expected } from '../../matching/expected';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { API } from '../things';

/** What the API may invoke a function for. */
export interface Invocation {
  /** The method, or what else of the API invokes the function. */
  readonly name: string;
  /** The thing that is invoked. */
  readonly function: string;
  /** Behind the API's id in the ARN of the request: `llm/GET/v1/models`. */
  readonly source: string;
}

/** API Gateway may invoke the function for one part of this API. A function has no other permission. */
export function invokedByApi(basis: Basis, { name, function: invoked, source }: Invocation): Expected {
  return {
    thing: `permission of ${name}`,
    type: 'AWS::Lambda::Permission',
    stack: 'gateway',
    claim: 'gateway.invocation',
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: basis.arn('lambda', `function:${the(invoked)}`),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: basis.arn('execute-api', `${the(API)}/${source}`),
    },
  };
}
