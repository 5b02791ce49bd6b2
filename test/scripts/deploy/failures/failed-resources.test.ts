import { failedResources } from '../../../../scripts/deploy/failures/failed-resources';
import { noSuchAction, noSuchStack, simulatedCloudFormation } from '../../account/simulated-cloudformation';

const STACK = 'arn:aws:cloudformation:us-east-1:111122223333:stack/x/1';

let events: readonly string[] = [];

const event = (id: string, status: string, reason = '', physicalId = `physical-${id}`) =>
  `<member><StackId>${STACK}</StackId><EventId>${id}-${status}</EventId><StackName>x</StackName><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${physicalId}</PhysicalResourceId><ResourceType>AWS::A::B</ResourceType><Timestamp>2026-11-26T00:00:00Z</Timestamp><ResourceStatus>${status}</ResourceStatus><ResourceStatusReason>${reason}</ResourceStatusReason></member>`;
const ofStack = (status: string, reason = '') => event('x', status, reason, STACK);

const accountIn = simulatedCloudFormation((action, stack) => {
  if (action !== 'DescribeStackEvents') return noSuchAction(action);
  return stack === 'x' ? `<StackEvents>${events.join('')}</StackEvents>` : noSuchStack(stack);
});
const found = () => failedResources('x', accountIn('us-east-1'));

test('what failed first is named first, with its reason', async () => {
  events = [
    ofStack('ROLLBACK_IN_PROGRESS'),
    event('Second', 'CREATE_FAILED', 'no right'),
    event('First', 'CREATE_FAILED', 'no capacity'),
    ofStack('CREATE_IN_PROGRESS'),
  ];
  expect(await found()).toEqual([
    { logicalId: 'First', type: 'AWS::A::B', reason: 'no capacity' },
    { logicalId: 'Second', type: 'AWS::A::B', reason: 'no right' },
  ]);
});

test('what only stopped because another resource failed is left out', async () => {
  events = [
    event('Victim', 'CREATE_FAILED', 'Resource creation cancelled'),
    event('Cause', 'CREATE_FAILED', 'no right'),
    ofStack('CREATE_IN_PROGRESS'),
  ];
  expect((await found()).map(({ logicalId }) => logicalId)).toEqual(['Cause']);
});

test('the stack itself is no cause', async () => {
  events = [
    ofStack('UPDATE_FAILED', 'The following resource(s) failed to update: [Cause].'),
    event('Cause', 'UPDATE_FAILED', 'no right'),
    ofStack('UPDATE_IN_PROGRESS'),
  ];
  expect((await found()).map(({ logicalId }) => logicalId)).toEqual(['Cause']);
});

test('a failure of an operation before is left out', async () => {
  events = [
    event('Now', 'UPDATE_FAILED', 'no right'),
    ofStack('UPDATE_IN_PROGRESS'),
    event('Then', 'CREATE_FAILED', 'no capacity'),
    ofStack('CREATE_IN_PROGRESS'),
  ];
  expect((await found()).map(({ logicalId }) => logicalId)).toEqual(['Now']);
});

test('nothing failed in a stack that does not exist', async () => {
  expect(await failedResources('y', accountIn('us-east-1'))).toEqual([]);
});
