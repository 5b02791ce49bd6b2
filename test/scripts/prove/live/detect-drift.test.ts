import { detectDrift } from '../../../../scripts/prove/live/detect-drift';
import { noSuchAction, noSuchStack, simulatedCloudFormation } from '../../account/simulated-cloudformation';

// Drift detection in the wire form of CloudFormation ("DescribeStackResourceDrifts", "DetectStackDrift", read 2026-11-26).

const STACK = 'starter-gateway';

/** One resource of each status, over two pages. */
const PAGES = [
  `<member><LogicalResourceId>Same</LogicalResourceId><StackResourceDriftStatus>IN_SYNC</StackResourceDriftStatus></member>
   <member><LogicalResourceId>Gone</LogicalResourceId><StackResourceDriftStatus>DELETED</StackResourceDriftStatus></member>
   <member><LogicalResourceId>NotChecked</LogicalResourceId><StackResourceDriftStatus>NOT_CHECKED</StackResourceDriftStatus></member>`,
  `<member><LogicalResourceId>Changed</LogicalResourceId><StackResourceDriftStatus>MODIFIED</StackResourceDriftStatus>
     <ActualProperties>{"RetentionInDays":1,"Tags":[{"Key":"a","Value":"b"}],"LogGroupName":"group"}</ActualProperties>
     <PropertyDifferences>
       <member><PropertyPath>/RetentionInDays</PropertyPath><DifferenceType>NOT_EQUAL</DifferenceType><ExpectedValue>365</ExpectedValue><ActualValue>1</ActualValue></member>
       <member><PropertyPath>/Tags/0/Value</PropertyPath><DifferenceType>ADD</DifferenceType><ExpectedValue>null</ExpectedValue><ActualValue>b</ActualValue></member>
       <member><PropertyPath>/KmsKeyId</PropertyPath><DifferenceType>REMOVE</DifferenceType><ExpectedValue>key</ExpectedValue><ActualValue>null</ActualValue></member>
     </PropertyDifferences></member>
   <member><LogicalResourceId>Unknown</LogicalResourceId><StackResourceDriftStatus>UNKNOWN</StackResourceDriftStatus><DriftStatusReason>not authorized to perform: logs:DescribeLogGroups</DriftStatusReason></member>`,
];

let readings: readonly string[] = [];
let refuses = '';
const cloudFormation = simulatedCloudFormation((action, stack, asked) => {
  if (action === refuses) return { code: 'AccessDenied', message: `not authorized to perform ${action}` };
  if (action === 'DetectStackDrift') {
    return stack === STACK ? '<StackDriftDetectionId>d1</StackDriftDetectionId>' : noSuchStack(stack);
  }
  if (action === 'DescribeStackDriftDetectionStatus') {
    const [status = 'DETECTION_IN_PROGRESS', ...more] = readings;
    readings = more;
    return `<DetectionStatus>${status}</DetectionStatus>`;
  }
  if (action === 'DescribeStackResourceDrifts') {
    const next = asked.get('NextToken') === null ? '<NextToken>2</NextToken>' : '';
    return `<StackResourceDrifts>${PAGES[next === '' ? 1 : 0]}</StackResourceDrifts>${next}`;
  }
  return noSuchAction(action);
});

/** Detects the drift of the stack. `waited` counts the pauses. */
async function detected(statuses: readonly string[], without = '') {
  readings = statuses;
  refuses = without;
  let waited = 0;
  const readingOf = await detectDrift(STACK, cloudFormation('us-east-1'), async () => {
    waited++;
  });
  return { readingOf, waited: () => waited };
}

const DONE = ['DETECTION_COMPLETE'];

test('a resource that is as its template says is in sync', async () => {
  expect((await detected(DONE)).readingOf('Same')).toEqual({ kind: 'in-sync' });
});

test('a resource that was deleted is gone', async () => {
  expect((await detected(DONE)).readingOf('Gone')).toEqual({ kind: 'gone' });
});

test('of a resource that was changed, the properties that differ have the values of the account', async () => {
  expect((await detected(DONE)).readingOf('Changed')).toEqual({
    kind: 'changed',
    properties: { RetentionInDays: 1, Tags: [{ Key: 'a', Value: 'b' }], KmsKeyId: undefined },
  });
});

test.each([
  ['a type that CloudFormation does not check', 'NotChecked', 'it does not check resources of this type'],
  ['a resource that it could not read', 'Unknown', 'not authorized to perform: logs:DescribeLogGroups'],
  ['a resource that it says nothing about', 'Absent', 'it does not check resources of this type'],
])('%s is not read, with the reason', async (_, logicalId, reason) => {
  expect((await detected(DONE)).readingOf(logicalId)).toEqual({
    kind: 'unread',
    reason: `CloudFormation did not compare it with its template: ${reason}`,
  });
});

test('a detection is awaited until it ends', async () => {
  const { readingOf, waited } = await detected(['DETECTION_IN_PROGRESS', 'DETECTION_IN_PROGRESS', ...DONE]);
  expect(waited()).toBe(2);
  expect(readingOf('Same')).toEqual({ kind: 'in-sync' });
});

test('where a detection failed for some resources, the others are read', async () => {
  const { readingOf } = await detected(['DETECTION_FAILED']);
  expect(readingOf('Same')).toEqual({ kind: 'in-sync' });
  expect(readingOf('Unknown')).toMatchObject({ kind: 'unread' });
});

test('a detection that does not end leaves every resource unread', async () => {
  const { readingOf } = await detected([]);
  expect(readingOf('Same')).toEqual({
    kind: 'unread',
    reason: 'CloudFormation did not end its drift detection in time',
  });
});

test.each(['DetectStackDrift', 'DescribeStackDriftDetectionStatus', 'DescribeStackResourceDrifts'])(
  'where %s is refused, every resource is unread, and the refusal is named',
  async (action) => {
    const { readingOf } = await detected(DONE, action);
    expect(readingOf('Same')).toEqual({
      kind: 'unread',
      reason: `could not read the drift of stack ${STACK} in the account: AccessDenied: not authorized to perform ${action}`,
    });
  },
);
