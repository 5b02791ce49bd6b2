import { text } from 'node:stream/consumers';
import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { sagemakerCopies } from '../../../../scripts/deploy/copies/sagemaker-copies';
import { vllmCopies } from '../../../../scripts/deploy/copies/vllm-copies';
import { simulatedService } from '../../account/simulated-service';

// Amazon ECS, EC2 Auto Scaling and SageMaker on the wire, with answers in the form of their API references (2026-11-26):
// moto has no service events, no failed launches, and no endpoint that fails.

const SINCE = new Date('2026-11-26T10:00:00Z');
const LATER = SINCE.getTime() / 1_000 + 60;
const CLUSTER = 'arn:aws:ecs:us-east-1:111122223333:service/sandbox/qwen';

interface Answers {
  readonly service?: object;
  readonly running?: readonly object[];
  readonly stopped?: readonly object[];
  readonly activities?: string;
  readonly endpoint?: object;
}
let answers: Answers = {};

const accountIn = simulatedService(async (request, response) => {
  const body = await text(request);
  const operation = String(request.headers['x-amz-target'] ?? new URLSearchParams(body).get('Action'));
  const asked = body.startsWith('{') ? JSON.parse(body) : {};
  const answered = answerTo(operation.split('.').at(-1) ?? '', asked);
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(typeof answered === 'string' ? answered : JSON.stringify(answered));
});

function answerTo(operation: string, asked: { readonly desiredStatus?: string; readonly tasks?: string[] }) {
  const { service, running = [], stopped = [], activities = '', endpoint } = answers;
  switch (operation) {
    case 'DescribeServices':
      return { services: service ? [service] : [] };
    case 'ListTasks':
      return {
        taskArns: (asked.desiredStatus === 'RUNNING' ? running : stopped).map(
          (_, at) => `${asked.desiredStatus}/${at}`,
        ),
      };
    case 'DescribeTasks':
      return { tasks: asked.tasks?.[0]?.startsWith('RUNNING') ? running : stopped };
    case 'DescribeScalingActivities':
      return `<DescribeScalingActivitiesResponse><DescribeScalingActivitiesResult><Activities>${activities}</Activities></DescribeScalingActivitiesResult></DescribeScalingActivitiesResponse>`;
    default:
      return endpoint ?? {};
  }
}

const RESOURCES = [
  { LogicalResourceId: 'VllmqwenService12345678', PhysicalResourceId: CLUSTER },
  { LogicalResourceId: 'VllmqwenInstancesGroupASG12345678', PhysicalResourceId: 'group' },
] as unknown as readonly StackResourceSummary[];

const vllm = (more: Answers) => {
  answers = { service: { desiredCount: 1, runningCount: 0, pendingCount: 0 }, ...more };
  return vllmCopies('qwen', RESOURCES, accountIn('us-east-1'), SINCE);
};
const endpoint = (described: object) => {
  answers = { endpoint: { EndpointName: 'sandbox-llama', ...described } };
  return sagemakerCopies('llama', 'sandbox-llama', accountIn('us-east-1'));
};

test('a copy on ECS is up when its health check passes', async () => {
  const service = { desiredCount: 2, runningCount: 2, pendingCount: 0 };
  const running = [{ healthStatus: 'HEALTHY' }, { healthStatus: 'UNKNOWN' }];
  expect(await vllm({ service, running })).toMatchObject({ wanted: 2, up: 1, starting: 1 });
});

test('a service that is not there yet has no copies', async () => {
  answers = {};
  expect(await vllmCopies('qwen', [], accountIn('us-east-1'), SINCE)).toBeUndefined();
});

test('the events of the service are told, the oldest first', async () => {
  const events = [
    { id: '2', message: 'second', createdAt: LATER },
    { id: '1', message: 'first', createdAt: LATER },
  ];
  const service = { desiredCount: 1, events };
  expect((await vllm({ service }))?.said.map(({ words }) => words)).toEqual(['first', 'second']);
});

test('what happened before the deploy is not told', async () => {
  const createdAt = SINCE.getTime() / 1_000 - 1;
  const service = { desiredCount: 1, events: [{ id: '1', message: 'long ago', createdAt }] };
  expect((await vllm({ service }))?.said).toEqual([]);
});

test('a launch that failed is told with the reason of EC2', async () => {
  const activity = (code: string, at: string) =>
    `<member><ActivityId>a-${code}</ActivityId><StatusCode>${code}</StatusCode><StartTime>${at}</StartTime><StatusMessage>No g6.xlarge &amp; no other. Launching EC2 instance failed.</StatusMessage></member>`;
  const activities = [
    activity('Successful', '2026-11-26T10:02:00Z'),
    activity('Failed', '2026-11-26T10:01:00Z'),
    activity('Cancelled', '2026-11-26T09:59:00Z'),
  ].join('');
  expect((await vllm({ activities }))?.said).toEqual([
    { id: 'a-Failed', words: 'no instance: No g6.xlarge & no other. Launching EC2 instance failed.' },
  ]);
});

test('a task that stopped is told with its reason and its exit code', async () => {
  const stopped = [
    {
      taskArn: 'arn:aws:ecs:us-east-1:111122223333:task/sandbox/t1',
      stoppedReason: 'Essential container in task exited',
      stoppedAt: LATER,
      containers: [{ reason: 'OutOfMemoryError: Container killed due to memory usage', exitCode: 137 }],
    },
  ];
  expect((await vllm({ stopped }))?.said.map(({ words }) => words)).toEqual([
    'task t1 stopped: Essential container in task exited; OutOfMemoryError: Container killed due to memory usage; exit code 137',
  ]);
});

test('a rollout that failed has given up', async () => {
  const deployments = [{ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start.' }];
  expect(await vllm({ service: { desiredCount: 1, deployments } })).toMatchObject({
    gaveUp: 'tasks failed to start.',
  });
});

test('an endpoint that is being created has no copy up', async () => {
  expect(await endpoint({ EndpointStatus: 'Creating' })).toMatchObject({ wanted: 1, up: 0, starting: 1 });
});

test('an endpoint in service has its instances up', async () => {
  const ProductionVariants = [{ VariantName: 'a', DesiredInstanceCount: 2, CurrentInstanceCount: 2 }];
  expect(await endpoint({ EndpointStatus: 'InService', ProductionVariants })).toMatchObject({
    wanted: 2,
    up: 2,
    starting: 0,
  });
});

test('an endpoint that failed has given up, with the reason of SageMaker', async () => {
  const FailureReason = 'CapacityError: Unable to provision requested ML compute capacity.';
  expect(await endpoint({ EndpointStatus: 'Failed', FailureReason })).toMatchObject({
    gaveUp: FailureReason,
  });
});
