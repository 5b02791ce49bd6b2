import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { describeStack, stackResources } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';

/** How to leave a state in which CloudFormation accepts no update. */
type WayOut = 'delete' | 'delete-again' | 'continue-rollback' | 'rollback' | 'look';

/**
 * The states in which a deploy stops, and the way out of each (CloudFormation user guide, "Understand CloudFormation
 * stack creation events" and "Continue rolling back an update", read 2026-11). A stack that was never completely
 * created can only be deleted, and one whose deletion has failed can only be deleted again; any other is never deleted here.
 */
const STUCK: Readonly<Partial<Record<StackStatus, WayOut>>> = {
  CREATE_FAILED: 'delete',
  ROLLBACK_COMPLETE: 'delete',
  ROLLBACK_FAILED: 'delete',
  DELETE_FAILED: 'delete-again',
  UPDATE_FAILED: 'rollback',
  UPDATE_ROLLBACK_FAILED: 'continue-rollback',
  IMPORT_ROLLBACK_FAILED: 'look',
};

/**
 * A stack with a change set that was never executed: nothing of it was created. The CDK creates it at the next deploy, so
 * it stops none. Where the deploy failed, its deletion is the way out.
 */
const NOT_BEGUN: StackStatus = 'REVIEW_IN_PROGRESS';

const WORDS = {
  delete:
    'It was never created completely, so it can only be deleted. Find the cause, delete the stack, and deploy again.',
  'delete-again':
    'Its deletion has begun and failed, so it can only be deleted again. Find what was in the way, delete the stack, and deploy again.',
  rollback: 'Its last update stopped halfway. Find the cause, roll the update back, and deploy again.',
  'continue-rollback':
    'The rollback of its last update failed. Find the cause, finish the rollback, and deploy again.',
  look: 'Find the cause first.',
} as const satisfies Record<WayOut, string>;

/** Whether a stack can be created or updated. */
export async function checkStackState(
  { stack, afterFailure = false }: PrerequisiteOf<'stack-state'>,
  at: Pick<Account, 'cloudFormation' | 'region'>,
): Promise<Missing | undefined> {
  const { StackStatus: status, EnableTerminationProtection: isProtected } =
    (await describeStack(at, stack)) ?? {};
  const wayOut = afterFailure && status === NOT_BEGUN ? 'delete' : status && STUCK[status];
  if (!wayOut) return undefined;
  const aws = (operation: string, rest = '') =>
    `aws cloudformation ${operation} --region ${at.region} --stack-name ${stack}${rest}`;
  const isDeletion = wayOut === 'delete' || wayOut === 'delete-again';
  const balancers = isDeletion ? await loadBalancersOf(stack, at) : [];
  const deletion = [
    ...balancers.map(
      (arn) =>
        `aws elbv2 modify-load-balancer-attributes --region ${at.region} --load-balancer-arn ${arn} --attributes Key=deletion_protection.enabled,Value=false`,
    ),
    ...(isProtected ? [aws('update-termination-protection', ' --no-enable-termination-protection')] : []),
    aws('delete-stack'),
    aws('wait stack-delete-complete'),
  ];
  const commands = {
    delete: deletion,
    'delete-again': deletion,
    rollback: [aws('rollback-stack'), aws('wait stack-rollback-complete')],
    'continue-rollback': [aws('continue-update-rollback'), aws('wait stack-rollback-complete')],
    look: [],
  } as const satisfies Record<WayOut, readonly string[]>;
  return {
    words: [
      `${stack} is in ${status}. ${WORDS[wayOut]}`,
      ...(balancers.length > 0 ? [PROTECTED_BALANCER] : []),
      ...(isDeletion && isProtected ? [PROTECTED] : []),
      'What remains of a failed first deploy, and what may block a deletion: docs/runbook.md, "A first deploy fails".',
    ].join(' '),
    commands: [aws('describe-stack-events', FAILURES), ...commands[wayOut]],
  };
}

/** The load balancers of a stack that exist; none that was never created, or is gone. */
async function loadBalancersOf(
  stack: string,
  at: Pick<Account, 'cloudFormation'>,
): Promise<readonly string[]> {
  const resources = await stackResources(at, stack);
  return resources
    .filter(({ ResourceType }) => ResourceType === 'AWS::ElasticLoadBalancingV2::LoadBalancer')
    .filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE')
    .flatMap(({ PhysicalResourceId }) => PhysicalResourceId || []);
}

const PROTECTED_BALANCER =
  'Its load balancer exists and is protected from deletion, so that must be turned off first.';

/** The CDK turns it on before it knows whether the creation succeeds, and then cannot remove the stack by itself. */
const PROTECTED = 'Termination protection is on, so it must be turned off first.';

/** Which resource failed, and why. */
const FAILURES = ` --query "StackEvents[?contains(ResourceStatus, 'FAILED')].[LogicalResourceId, ResourceStatusReason]" --output text`;
