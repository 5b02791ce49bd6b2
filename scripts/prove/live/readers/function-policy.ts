import { GetPolicyCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { unlessAbsent } from '../../../account/unless-absent';

/** A statement of the policy of a function, as Lambda writes it. */
export interface FunctionStatement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Principal?: string | Readonly<Record<string, string>>;
  readonly Action?: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The statements of a function's policy; none where it has no policy. */
export async function functionPolicy(
  lambda: LambdaClient,
  FunctionName: string,
): Promise<readonly FunctionStatement[]> {
  const answer = await unlessAbsent(
    lambda.send(new GetPolicyCommand({ FunctionName })),
    'ResourceNotFoundException',
  );
  return answer?.Policy === undefined ? [] : JSON.parse(answer.Policy).Statement;
}

/**
 * The condition keys by which a template limits a permission, by its property. AWS's API reference of AddPermission has the
 * parameters, and no page has the whole list of the keys that they become; a key that is not here stays a condition.
 */
const CONDITIONS: Readonly<Record<string, string>> = {
  'aws:sourcearn': 'SourceArn',
  'aws:sourceaccount': 'SourceAccount',
  'aws:principalorgid': 'PrincipalOrgID',
  'lambda:functionurlauthtype': 'FunctionUrlAuthType',
  'lambda:eventsourcetoken': 'EventSourceToken',
};

/** The statement as a template writes a permission. A condition of another kind stays one, which no template has. */
export function permissionOf({ Principal, Action, Condition = {} }: FunctionStatement) {
  const conditions = Object.values(Condition).flatMap((keys) => Object.entries(keys));
  return {
    Action,
    Principal: typeof Principal === 'object' ? Object.values(Principal)[0] : Principal,
    ...Object.fromEntries(conditions.map(([key, value]) => [CONDITIONS[key.toLowerCase()] ?? key, value])),
  };
}
