/**
 * What ECS and Auto Scaling report of one copy, in the form of their API references (2026-11-26): it starts with the first
 * reading, and is healthy with the third.
 */
export interface SimulatedCopies {
  /** Why the task stops, in place of becoming healthy. */
  stops: string | undefined;
  /** `undefined`: no operation of these services. */
  answerTo(operation: string, body: Buffer): object | string | undefined;
}

export function simulatedCopies(): SimulatedCopies {
  let readings = 0;
  const copies: SimulatedCopies = {
    stops: undefined,
    answerTo(operation, body) {
      const stopped = copies.stops;
      switch (operation) {
        case 'DescribeServices':
          readings += 1;
          return { services: [{ ...serviceAt(readings), ...(stopped !== undefined && GAVE_UP) }] };
        case 'ListTasks':
          return { taskArns: [JSON.parse(body.toString()).desiredStatus] };
        case 'DescribeTasks': {
          const isRunning = JSON.parse(body.toString()).tasks[0] === 'RUNNING';
          if (isRunning) return { tasks: stopped === undefined ? [taskAt(readings)] : [] };
          return { tasks: stopped === undefined ? [] : [stoppedTask(stopped)] };
        }
        case 'DescribeScalingActivities':
          return '<Activities/>';
        default:
          return undefined;
      }
    },
  };
  return copies;
}

const HEALTHY_AT = 3;
const isUp = (readings: number) => readings >= HEALTHY_AT;

const serviceAt = (readings: number) => ({
  desiredCount: 1,
  runningCount: isUp(readings) ? 1 : 0,
  pendingCount: isUp(readings) ? 0 : 1,
});

const GAVE_UP = { deployments: [{ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start.' }] };

const taskAt = (readings: number) => ({
  taskArn: 'task/sandbox/t1',
  healthStatus: isUp(readings) ? 'HEALTHY' : 'UNKNOWN',
});

const stoppedTask = (reason: string) => ({
  taskArn: 'task/sandbox/t1',
  stoppedReason: 'Essential container in task exited',
  stoppedAt: Date.now() / 1_000 + 60,
  containers: [{ reason, exitCode: 1 }],
});
