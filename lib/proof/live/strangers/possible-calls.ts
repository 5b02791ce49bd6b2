import type { Deployment } from '../../../config/deployment';
import { ABSENT, type ContextValues } from '../../iam/context';
import { evaluate, type IamDecision, permits } from '../../iam/evaluate';
import { concerns, type IamRequest } from '../../iam/statement';
import { covers, intersects } from '../../iam/wildcard';
import type { AccountIdentity } from './account-identity';
import type { GuardedCall, GuardedResource } from './guarded-calls';

/** A guarded call that a principal may make, or of which its policies do not decide. */
export interface PossibleCall {
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'unknown';
  /** The policies that give it. */
  readonly by: readonly string[];
}

/** Of each guarded action, the first resource on which this principal may call it. */
export function possibleCalls(
  identity: AccountIdentity,
  guarded: readonly GuardedCall[],
  deployment: Pick<Deployment, 'account' | 'region'>,
): readonly PossibleCall[] {
  const found = guarded.flatMap((call) =>
    call.resources.flatMap((resource) => possibleOn(identity, call, resource, deployment)),
  );
  return [...new Set(found.map(({ action }) => action))].flatMap((wanted) => {
    const ofAction = found.filter(({ action }) => action === wanted);
    return (ofAction.find(({ decision }) => decision === 'allowed') ?? ofAction[0]) || [];
  });
}

function possibleOn(
  identity: AccountIdentity,
  { action, contexts }: GuardedCall,
  resource: GuardedResource,
  { account, region }: Pick<Deployment, 'account' | 'region'>,
): readonly PossibleCall[] {
  const own = identity.policies.flatMap(({ statements }) => statements);
  const allowing = [...own, ...(resource.policy?.statements ?? [])].filter(
    (statement) => statement.effect === 'Allow' && concerns(statement, action),
  );
  if (allowing.length === 0) return [];
  const { boundary } = identity;
  const patterns = [...own, ...(resource.policy?.statements ?? [])].flatMap(
    ({ resources }) => resources.patterns,
  );
  const found = partsOf(resource.arn, patterns).flatMap((part) =>
    contexts.map((context) => {
      const request = requestOf(
        identity,
        action,
        part,
        { ...aboutRegion(action, region), ...context },
        account,
      );
      const policies = { identity: own, boundary, resource: resource.policy, resourceAccount: account };
      return { request, decision: evaluate(request, policies) };
    }),
  );
  const best =
    found.find(({ decision }) => decision === 'allowed') ??
    found.find(({ decision }) => decision === 'unknown');
  if (!best || !isPossible(best.decision)) return [];
  const { request, decision } = best;
  return [{ action, resource: request.resource, decision, by: givenBy(identity, request, resource) }];
}

const isPossible = (decision: IamDecision): decision is PossibleCall['decision'] =>
  decision === 'allowed' || decision === 'unknown';

/**
 * The parts of a set of resources that policies tell apart: each pattern within the set, and any resource that no such
 * pattern matches. A pattern that lies across the set stands for its part in it.
 */
export function partsOf(set: string, patterns: readonly string[]): readonly string[] {
  if (!set.endsWith('*')) return [set];
  const prefix = set.slice(0, -1);
  const narrower = patterns
    .filter((pattern) => pattern !== set && !covers(pattern, set) && intersects(pattern, set))
    .map((pattern) => {
      if (covers(set, pattern)) return pattern;
      const part = prefix + pattern.slice(pattern.indexOf('*') + 1).replace(/^\//, '');
      return covers(pattern, part) ? part : set;
    });
  return [...new Set([`${prefix}${ELSEWHERE}`, ...narrower])];
}

/** The name of a resource that no policy names. */
const ELSEWHERE = 'any-other';

/** A call at its strongest: signed with a second factor, over TLS, and made by the principal itself. */
const requestOf = (
  { arn, kind, tags }: AccountIdentity,
  action: string,
  resource: string,
  further: ContextValues,
  account: string,
): IamRequest => ({
  principal: { kind, arn, account },
  action,
  resource,
  context: {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': kind === 'role' ? 'AssumedRole' : 'User',
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalServiceName': ABSENT,
    'aws:MultiFactorAuthPresent': 'true',
    'aws:ResourceAccount': account,
    'aws:SecureTransport': 'true',
    'aws:SourceAccount': ABSENT,
    'aws:SourceArn': ABSENT,
    'aws:ViaAWSService': 'false',
    's3:TlsVersion': '1.3',
    's3:if-none-match': '*',
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
    ...further,
  },
});

/** IAM is called in one region of the partition, whichever the deployment's is. */
const aboutRegion = (action: string, region: string): ContextValues =>
  action.startsWith('iam:') ? {} : { 'aws:RequestedRegion': region };

function givenBy(
  { policies }: AccountIdentity,
  request: IamRequest,
  { arn }: GuardedResource,
): readonly string[] {
  const giving = policies.filter(({ statements }) => {
    const allowing = statements.filter(({ effect }) => effect === 'Allow');
    return permits(allowing, request) !== false;
  });
  return giving.length > 0 ? giving.map(({ name }) => name) : [`the policy of ${arn}`];
}
