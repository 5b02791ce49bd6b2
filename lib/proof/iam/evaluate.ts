import { and, type Kleene, not, or } from '../kleene';
import { Undecided } from '../undecided';
import type { Statement } from './policy-document';
import { type Naming, naming } from './principal';
import { appliesTo, type IamRequest } from './statement';

/** The policies that apply to a request. */
export interface ApplicablePolicies {
  /** The principal's identity policies. @default none */
  readonly identity?: readonly Statement[];
  /** The permissions boundary: a limit on what the identity policies allow. @default no boundary */
  readonly boundary?: readonly Statement[];
  /** The policy of the resource. @default none */
  readonly resource?: ResourcePolicy;
  /** The policy of the VPC endpoint that the request passes. It limits and grants nothing. @default no endpoint */
  readonly endpoint?: readonly Statement[];
  /** The account that owns the resource. */
  readonly resourceAccount: string;
}

export interface ResourcePolicy {
  readonly statements: readonly Statement[];
  /**
   * For KMS: a call needs a key policy that allows it, to the principal or to its account (KMS developer guide, "Key
   * policies in AWS KMS"). For other services either policy is enough within one account. @default false
   */
  readonly mustAllow?: boolean;
}

export type IamDecision = 'allowed' | 'denied' | 'explicitly denied' | 'unknown';

/**
 * AWS's decision. An explicit deny in any policy is final. Otherwise an allow is needed: within one account from the
 * identity policies or the resource policy, across accounts from both. Identity policies count only within the boundary
 * (IAM user guide, "Policy evaluation logic" and "Cross-account policy evaluation logic"). An endpoint policy must
 * allow the request too, and replaces no other allow (AWS PrivateLink guide, "Control access to VPC endpoints using
 * endpoint policies"). Organization and session policies are not in a template; they could only deny more.
 */
export function evaluate(request: IamRequest, policies: ApplicablePolicies): IamDecision {
  const { identity = [], boundary, resource, endpoint } = policies;
  const denied = or(
    ...[identity, boundary ?? [], resource?.statements ?? [], endpoint ?? []].map((statements) =>
      says('Deny', statements, request),
    ),
  );
  if (denied === true) return 'explicitly denied';
  const allowed = and(not(denied), granted(request, policies), endpoint ? passes(endpoint, request) : true);
  return allowed === 'unknown' ? 'unknown' : allowed ? 'allowed' : 'denied';
}

/** Whether {@link evaluate} allows the request. @throws Undecided if the decision is unknown */
export function allows(request: IamRequest, policies: ApplicablePolicies): boolean {
  const decision = evaluate(request, policies);
  if (decision === 'unknown') {
    throw new Undecided(`cannot tell whether ${request.action} on ${request.resource} is allowed`);
  }
  return decision === 'allowed';
}

/** Whether one policy, without any other, allows the request and does not deny it. */
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
  const { directly, asRole, byAccount } = names(resource?.statements ?? [], request);
  if (principal.kind === 'anonymous' || principal.kind === 'service') return directly;
  if (principal.account !== resourceAccount) return and(or(directly, asRole, byAccount), own);
  return or(directly, and(asRole, within), resource?.mustAllow ? and(byAccount, own) : own);
}

/**
 * Whether an endpoint policy lets the request pass. The policy of a gateway endpoint names everybody; in it the name of an
 * account is the root user alone (AWS PrivateLink guide, "Gateway endpoints"). The kind of the endpoint is not known here,
 * so what a narrower name admits is unknown.
 */
function passes(endpoint: readonly Statement[], request: IamRequest): Kleene {
  const allowing = endpoint.filter(({ effect }) => effect === 'Allow');
  return or(
    ...allowing.map((statement) => {
      const { directly, asRole, byAccount } = named(statement, request);
      const everybody = statement.principals?.AWS?.includes('*') ?? false;
      return and(everybody || (or(directly, asRole, byAccount) && 'unknown'), appliesTo(statement, request));
    }),
  );
}

/** Whether some statement of this effect applies to the request and names its principal, in whatever way. */
function says(effect: Statement['effect'], statements: readonly Statement[], request: IamRequest): Kleene {
  return or(
    ...statements
      .filter((statement) => statement.effect === effect)
      .map((statement) => {
        const { directly, asRole, byAccount } = named(statement, request);
        return and(or(directly, asRole, byAccount), appliesTo(statement, request));
      }),
  );
}

/** How the statements that allow the request name its principal. */
function names(statements: readonly Statement[], request: IamRequest): Naming {
  const allowing = statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => ({ ...named(statement, request), applies: appliesTo(statement, request) }));
  return {
    directly: or(...allowing.map(({ directly, applies }) => and(directly, applies))),
    asRole: or(...allowing.map(({ asRole, applies }) => and(asRole, applies))),
    byAccount: or(...allowing.map(({ byAccount, applies }) => and(byAccount, applies))),
  };
}

function named({ principals }: Statement, { principal }: IamRequest): Naming {
  return principals ? naming(principals, principal) : { directly: true, asRole: false, byAccount: false };
}
