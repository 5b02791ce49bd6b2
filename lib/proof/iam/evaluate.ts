import { and, type Kleene, not, or } from '../kleene';
import { Undecided } from '../undecided';
import type { Statement } from './policy-document';
import { type Naming, naming } from './principal';
import { appliesTo, type IamRequest } from './statement';

/** Everything that has a say in a request. What is left out has none. */
export interface ApplicablePolicies {
  /** All of the principal's own. @default none */
  readonly identity?: readonly Statement[];
  /** The most the principal's own policies can give. @default no boundary */
  readonly boundary?: readonly Statement[];
  /** The policy of the resource. @default none */
  readonly resource?: ResourcePolicy;
  /** The policy of the VPC endpoint the request passes. It gives nothing; it lets through. @default no endpoint */
  readonly endpoint?: readonly Statement[];
  /** The account the resource is in. */
  readonly resourceAccount: string;
}

export interface ResourcePolicy {
  readonly statements: readonly Statement[];
  /**
   * KMS: nothing is allowed that the key's policy does not allow, to the principal or to its account (KMS
   * developer guide, "Key policies in AWS KMS"). Elsewhere either policy is enough within one account. @default false
   */
  readonly mustAllow?: boolean;
}

export type IamDecision = 'allowed' | 'denied' | 'explicitly denied' | 'unknown';

/**
 * AWS's decision: an explicit deny anywhere ends it; then somebody must allow. Within one account the principal's
 * own policies or the resource's, across accounts both; own policies count only within the boundary (IAM user
 * guide, "Policy evaluation logic" and "Cross-account policy evaluation logic"). An endpoint's policy must allow
 * as well and replaces nothing (AWS PrivateLink guide, "Control access to VPC endpoints using endpoint policies").
 * Organisation and session policies are not in a template; they could only take away.
 */
export function evaluate(request: IamRequest, policies: ApplicablePolicies): IamDecision {
  const { identity = [], boundary, resource, endpoint } = policies;
  const denied = or(
    ...[identity, boundary ?? [], resource?.statements ?? [], endpoint ?? []].map((statements) =>
      says('Deny', statements, request),
    ),
  );
  if (denied === true) return 'explicitly denied';
  const allowed = and(
    not(denied),
    granted(request, policies),
    endpoint ? says('Allow', endpoint, request) : true,
  );
  return allowed === 'unknown' ? 'unknown' : allowed ? 'allowed' : 'denied';
}

/** Like {@link evaluate}, as yes or no; throws where that cannot be told. */
export function allows(request: IamRequest, policies: ApplicablePolicies): boolean {
  const answer = evaluate(request, policies);
  if (answer === 'unknown') {
    throw new Undecided(`cannot tell whether ${request.action} on ${request.resource} is allowed`);
  }
  return answer === 'allowed';
}

/** What one policy says by itself, all others aside: it allows, and does not deny. */
export function permits(statements: readonly Statement[], request: IamRequest): Kleene {
  return and(not(says('Deny', statements, request)), says('Allow', statements, request));
}

function granted(
  request: IamRequest,
  { identity = [], boundary, resource, resourceAccount }: ApplicablePolicies,
): Kleene {
  const { principal } = request;
  const within = boundary ? says('Allow', boundary, request) : true;
  const own = and(says('Allow', identity, request), within);
  const byResource = names(resource?.statements ?? [], request);
  if (principal.kind === 'anonymous' || principal.kind === 'service') return byResource.itself;
  if (principal.account !== resourceAccount) return and(or(byResource.itself, byResource.byAccount), own);
  // A boundary limits what a resource gives to a role, not what it gives to a user by name.
  const direct = principal.kind === 'user' ? byResource.itself : and(byResource.itself, within);
  return or(direct, resource?.mustAllow ? and(byResource.byAccount, own) : own);
}

/** Whether some statement of this effect is about the request, whichever way it names the principal. */
function says(effect: Statement['effect'], statements: readonly Statement[], request: IamRequest): Kleene {
  return or(
    ...statements
      .filter((statement) => statement.effect === effect)
      .map((statement) => {
        const { itself, byAccount } = named(statement, request);
        return and(or(itself, byAccount), appliesTo(statement, request));
      }),
  );
}

function names(statements: readonly Statement[], request: IamRequest): Naming {
  const allowing = statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => ({ ...named(statement, request), applies: appliesTo(statement, request) }));
  return {
    itself: or(...allowing.map(({ itself, applies }) => and(itself, applies))),
    byAccount: or(...allowing.map(({ byAccount, applies }) => and(byAccount, applies))),
  };
}

function named({ principals }: Statement, { principal }: IamRequest): Naming {
  return principals ? naming(principals, principal) : { itself: true, byAccount: false };
}
