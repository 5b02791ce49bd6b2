import { Duration, aws_ecs as ecs, type aws_iam as iam, type aws_logs as logs, Size } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CACHE_MIB, containerMib, sharedMemoryMib } from '../../config/host-memory';
import { VLLM_PORT } from './names';
import { type VllmStart, vllmCommand, vllmEntryPoint, vllmHealthCheck } from './vllm-command';
import { TLS_DIRECTORY, VLLM_CONTAINER, VLLM_USER } from './vllm-container';

export interface VllmTaskProps {
  readonly start: VllmStart;
  readonly region: string;
  /** The serving image, by digest. */
  readonly image: string;
  readonly executionRole: iam.IRole;
  readonly taskRole: iam.IRole;
  readonly logGroup: logs.ILogGroup;
}

/**
 * One copy of a model: one container that uses every GPU of its instance.
 *
 * The task names the image by digest, so a copy that starts next year is the copy that was tested today. The container
 * runs without root and without capabilities, on a read-only file system, and cannot gain privileges. It writes only
 * caches under `/tmp`, in memory. It has no `environment`: see {@link vllmEntryPoint}.
 */
export class VllmTask extends Construct {
  readonly definition: ecs.TaskDefinition;

  constructor(scope: Construct, id: string, props: VllmTaskProps) {
    super(scope, id);
    const { start } = props;

    this.definition = new ecs.TaskDefinition(this, 'Definition', {
      // The EC2 subclass would add an `environment`.
      compatibility: ecs.Compatibility.EC2,
      networkMode: ecs.NetworkMode.AWS_VPC,
      executionRole: props.executionRole,
      taskRole: props.taskRole,
      volumes: [{ name: 'tls', host: { sourcePath: TLS_DIRECTORY } }],
    });

    const container = this.definition.addContainer(VLLM_CONTAINER, {
      image: ecs.ContainerImage.fromRegistry(props.image),
      entryPoint: vllmEntryPoint(props.region, start),
      command: vllmCommand(start),
      gpuCount: start.gpuCount,
      memoryReservationMiB: memoryReservationMib(start.memoryGib),
      // A container that needs more is stopped, and ECS starts another. Without a limit the kernel chooses what it stops,
      // the ECS agent too. ECS places a task by the reservation, not by the limit.
      memoryLimitMiB: containerMib(start.memoryGib),
      portMappings: [{ containerPort: VLLM_PORT }],
      user: `${VLLM_USER.uid}:${VLLM_USER.gid}`,
      privileged: false,
      readonlyRootFilesystem: true,
      dockerSecurityOptions: ['no-new-privileges'],
      linuxParameters: this.linuxParameters(start.gpuCount),
      ulimits: [
        // A dump of memory would write prompts to the instance's disk.
        { name: ecs.UlimitName.CORE, softLimit: 0, hardLimit: 0 },
        { name: ecs.UlimitName.MEMLOCK, softLimit: -1, hardLimit: -1 },
        { name: ecs.UlimitName.STACK, softLimit: 67_108_864, hardLimit: 67_108_864 },
        { name: ecs.UlimitName.NOFILE, softLimit: 65_536, hardLimit: 65_536 },
      ],
      healthCheck: {
        command: vllmHealthCheck(),
        startPeriod: Duration.minutes(5),
        interval: Duration.seconds(30),
        timeout: Duration.seconds(10),
        retries: 5,
      },
      stopTimeout: Duration.minutes(2),
      logging: ecs.LogDrivers.awsLogs({
        logGroup: props.logGroup,
        streamPrefix: start.servedName,
        mode: ecs.AwsLogDriverMode.NON_BLOCKING,
        maxBufferSize: Size.mebibytes(16),
      }),
    });
    container.addMountPoints({ sourceVolume: 'tls', containerPath: TLS_DIRECTORY, readOnly: true });
  }

  private linuxParameters(gpuCount: number): ecs.LinuxParameters {
    const parameters = new ecs.LinuxParameters(this, 'LinuxParameters', {
      initProcessEnabled: true,
      sharedMemorySize: sharedMemoryMib(gpuCount),
    });
    parameters.dropCapabilities(ecs.Capability.ALL);
    parameters.addTmpfs({
      containerPath: '/tmp',
      size: CACHE_MIB,
      // `exec`, because vLLM loads compiled GPU kernels from here as libraries.
      mountOptions: [
        ecs.TmpfsMountOption.RW,
        ecs.TmpfsMountOption.EXEC,
        ecs.TmpfsMountOption.NOSUID,
        ecs.TmpfsMountOption.NODEV,
      ],
    });
    return parameters;
  }
}

/**
 * Four fifths of the instance: ECS registers less than the nominal memory, and a task that needs more never starts.
 */
function memoryReservationMib(memoryGib: number): number {
  return Math.floor(memoryGib * 1024 * 0.8);
}
