import type { Deployment } from '../../lib/config/deployment';
import { DELETION_ORDER } from '../../lib/config/stack-parts';
import { planOf } from '../../lib/plan/plan';
import { NEVER_CREATED } from '../deploy/deployed-file';
import type { FoundStack } from './found-stacks';

/** A stack as far as the order of a teardown depends on it. */
export type Standing = Pick<FoundStack, 'part' | 'stack' | 'status' | 'isProtected' | 'template'>;

/** One step of a teardown, in order. The person confirms before the first one that changes something. */
export type Step =
  /** No request has come for a while. */
  | { readonly kind: 'callers' }
  /** Every accepted record is locked; `signed`: and covered by a signed statement. */
  | { readonly kind: 'drain'; readonly signed: boolean }
  /** Copies are stopped, and no GPU instance of this stack is left: CloudFormation cannot end one that ECS protects. */
  | { readonly kind: 'copies'; readonly stack: string }
  | { readonly kind: 'confirm' }
  /** The load balancers of this stack are not protected from deletion. */
  | { readonly kind: 'balancers'; readonly stack: string }
  /** The stack has no termination protection. */
  | { readonly kind: 'unprotect'; readonly stack: string }
  | { readonly kind: 'delete'; readonly stack: string; readonly status: FoundStack['status'] }
  /** Log groups with the names that services choose: one that writes late creates them again. */
  | { readonly kind: 'late-logs'; readonly groups: readonly string[] };

/**
 * The steps that take down what exists. Pure. First the person confirms. Then nothing calls any more, and every record is
 * locked and signed, while the signer runs. Then the stacks go, each before those that it uses. These checks take time: so
 * just before the gateway goes, nothing has called since; and before the foundation goes, which has the stream, the
 * records that came late are locked too.
 */
export function destroyPlan(deployment: Deployment, stacks: readonly Standing[]): readonly Step[] {
  const wasCreated = (part: Standing['part']) =>
    stacks.some((one) => one.part === part && !NEVER_CREATED.includes(one.status));
  const groups = planOf(deployment).logGroups.flatMap(({ fixedName }) => fixedName ?? []);
  const recorded = wasCreated('foundation');
  const called = wasCreated('gateway') && recorded;
  return [
    ...(stacks.length + groups.length > 0 ? [{ kind: 'confirm' as const }] : []),
    ...(called ? [{ kind: 'callers' as const }, { kind: 'drain' as const, signed: true }] : []),
    ...DELETION_ORDER.flatMap((part) => stacks.filter((one) => one.part === part)).flatMap(
      ({ part, stack, status, isProtected, template }): readonly Step[] => [
        ...(part === 'foundation' && recorded ? [{ kind: 'drain' as const, signed: false }] : []),
        ...(part === 'gateway' && called ? [{ kind: 'callers' as const }] : []),
        ...(has('AWS::ECS::Service', template) || has('AWS::AutoScaling::AutoScalingGroup', template)
          ? [{ kind: 'copies' as const, stack }]
          : []),
        ...(has(LOAD_BALANCER, template) ? [{ kind: 'balancers' as const, stack }] : []),
        ...(isProtected ? [{ kind: 'unprotect' as const, stack }] : []),
        { kind: 'delete', stack, status },
      ],
    ),
    ...(groups.length > 0 ? [{ kind: 'late-logs' as const, groups }] : []),
  ];
}

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const has = (type: string, { Resources }: Standing['template']) =>
  Object.values(Resources).some(({ Type }) => Type === type);
