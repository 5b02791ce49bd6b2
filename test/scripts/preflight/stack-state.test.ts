import { checkStackState } from '../../../scripts/preflight/checks/stack-state';
import { printedHere } from '../../printed-commands/printed-here';
import {
  describedStack,
  noSuchAction,
  noSuchStack,
  simulatedCloudFormation,
} from '../account/simulated-cloudformation';

// moto knows no stack whose creation failed.

let resources = '';
afterEach(() => {
  resources = '';
});
let state: { readonly status: string; readonly isProtected?: boolean } | undefined;
const cloudFormation = simulatedCloudFormation((action, stack) => {
  if (action === 'ListStackResources') return `<StackResourceSummaries>${resources}</StackResourceSummaries>`;
  if (action !== 'DescribeStacks') return noSuchAction(action);
  return state ? describedStack(stack, state.status, state.isProtected) : noSuchStack(stack);
});

const printed = printedHere();

async function ask(found: typeof state, afterFailure = false) {
  state = found;
  return printed(
    await checkStackState(
      { kind: 'stack-state', stack: 'bank-foundation', afterFailure },
      cloudFormation('eu-central-1'),
    ),
  );
}

const aws = (operation: string) =>
  `aws cloudformation ${operation} --region eu-central-1 --stack-name bank-foundation`;

test('a stack that does not exist can be deployed', async () => {
  expect(await ask(undefined)).toBeUndefined();
});

test.each([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'REVIEW_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
])('a stack in %s does not stop a deploy, protected or not', async (status) => {
  expect(await ask({ status, isProtected: true })).toBeUndefined();
});

test.each(['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED'])(
  'a protected stack in %s stops the deploy with the commands that unprotect and delete it',
  async (status) => {
    const missing = await ask({ status, isProtected: true });
    expect(missing?.words).toMatch(
      new RegExp(`bank-foundation is in ${status}.*Termination protection is on`),
    );
    expect(missing?.commands.slice(1)).toEqual([
      `${aws('update-termination-protection')} --no-enable-termination-protection`,
      aws('delete-stack'),
      aws('wait stack-delete-complete'),
    ]);
  },
);

test('the commands for a stack without protection do not turn protection off', async () => {
  const missing = await ask({ status: 'ROLLBACK_COMPLETE' });
  expect(missing?.words).not.toContain('protection');
  expect(missing?.commands.slice(1)).toEqual([aws('delete-stack'), aws('wait stack-delete-complete')]);
});

test.each([
  ['UPDATE_FAILED', 'rollback-stack'],
  ['UPDATE_ROLLBACK_FAILED', 'continue-update-rollback'],
])('a stack in %s, which once was complete, is never deleted: %s', async (status, operation) => {
  const { commands = [] } = (await ask({ status, isProtected: true })) ?? {};
  expect(commands).toContain(aws(operation));
  expect(commands.join('\n')).not.toMatch(/delete-stack|termination-protection/);
});

test.each(['ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED', 'IMPORT_ROLLBACK_FAILED'])(
  'the first command for a stack in %s shows which resource failed, and why',
  async (status) => {
    expect((await ask({ status }))?.commands[0]).toMatch(/describe-stack-events .*ResourceStatusReason/);
  },
);

const BALANCER =
  'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/bank/0123456789abcdef';
const resource = (type: string, id: string, status: string) =>
  `<member><LogicalResourceId>One</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>${status}</ResourceStatus></member>`;
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

test.each(['CREATE_FAILED', 'ROLLBACK_FAILED', 'DELETE_FAILED'])(
  'before a stack in %s is deleted, its load balancer loses the protection from deletion',
  async (status) => {
    resources =
      resource('AWS::EC2::Subnet', 'subnet-0123456789abcdef0', 'DELETE_FAILED') +
      resource(LOAD_BALANCER, BALANCER, 'DELETE_FAILED');
    const missing = await ask({ status });
    expect(missing?.words).toContain('load balancer exists and is protected');
    expect(missing?.commands.slice(1)).toEqual([
      `aws elbv2 modify-load-balancer-attributes --region eu-central-1 --load-balancer-arn ${BALANCER} --attributes Key=deletion_protection.enabled,Value=false`,
      aws('delete-stack'),
      aws('wait stack-delete-complete'),
    ]);
  },
);

test.each([
  ['is gone', BALANCER, 'DELETE_COMPLETE'],
  ['was never created', '', 'CREATE_FAILED'],
])('a load balancer that %s needs no command', async (_, id, status) => {
  resources = resource(LOAD_BALANCER, id, status);
  expect((await ask({ status: 'ROLLBACK_FAILED' }))?.commands.join('\n')).not.toContain('elbv2');
});

test('a stack whose deletion failed is not said to have been created never completely', async () => {
  const missing = await ask({ status: 'DELETE_FAILED' });
  expect(missing?.words).toContain('Its deletion has begun and failed');
  expect(missing?.words).not.toContain('never created completely');
});

test('after a failed deploy, a stack whose change set was never executed prints its way out', async () => {
  const missing = await ask({ status: 'REVIEW_IN_PROGRESS', isProtected: true }, true);
  expect(missing?.commands.slice(1)).toEqual([
    `${aws('update-termination-protection')} --no-enable-termination-protection`,
    aws('delete-stack'),
    aws('wait stack-delete-complete'),
  ]);
});

test('after a failed deploy, a stack that is complete needs no way out', async () => {
  expect(await ask({ status: 'CREATE_COMPLETE' }, true)).toBeUndefined();
});
