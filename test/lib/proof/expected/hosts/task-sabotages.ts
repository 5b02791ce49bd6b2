import { of, type Sabotage } from './sabotage';
import { container, service, task, ulimit, variant } from './sandbox-hosts';

const REGISTRY = '111122223333.dkr.ecr.us-east-1.amazonaws.com';
const DIGEST = `sha256:${'0'.repeat(64)}`;

/** What a vLLM container is and may do. */
export const TASK_SABOTAGES: readonly Sabotage[] = [
  ...of('hosts.task', {
    'a sidecar runs beside vLLM': (edit) =>
      task(edit).ContainerDefinitions.push({ Name: 'sidecar', Image: `${REGISTRY}/other@${DIGEST}` }),
    'the container is privileged': (edit) => Object.assign(container(edit), { Privileged: true }),
    'the container runs as root': (edit) => Object.assign(container(edit), { User: '0:0' }),
    'the container may gain privileges': (edit) =>
      Object.assign(container(edit), { DockerSecurityOptions: [] }),
    'the container has a capability': (edit) =>
      Object.assign(container(edit).LinuxParameters.Capabilities, { Add: ['SYS_PTRACE'] }),
    'the container has a device of the instance': (edit) =>
      Object.assign(container(edit).LinuxParameters, { Devices: [{ HostPath: '/dev/nvme0n1' }] }),
    'the container writes to its disk': (edit) =>
      Object.assign(container(edit), { ReadonlyRootFilesystem: false }),
    'a crash writes its memory to the disk': (edit) =>
      Object.assign(ulimit(edit, 'core'), { SoftLimit: -1, HardLimit: -1 }),
    'nothing limits what a crash writes': (edit) =>
      container(edit).Ulimits.splice(container(edit).Ulimits.indexOf(ulimit(edit, 'core')), 1),
    'the container has a variable': (edit) =>
      Object.assign(container(edit), { Environment: [{ Name: 'HTTPS_PROXY', Value: 'http://10.0.0.1' }] }),
    'variables come from a bucket': (edit) =>
      Object.assign(container(edit), { EnvironmentFiles: [{ Type: 's3', Value: 'arn:aws:s3:::foreign/x' }] }),
    'the container has a secret': (edit) =>
      Object.assign(container(edit), { Secrets: [{ Name: 'KEY', ValueFrom: 'arn' }] }),
    'the container asks another name server': (edit) =>
      Object.assign(container(edit), { DnsServers: ['10.0.0.1'] }),
    'the container mounts the socket of Docker': (edit) =>
      Object.assign(task(edit).Volumes[0].Host, { SourcePath: '/var/run' }),
    'the container writes to the instance': (edit) =>
      Object.assign(container(edit).MountPoints[0], { ReadOnly: false }),
    'the container shares the network of its instance': (edit) =>
      Object.assign(task(edit), { NetworkMode: 'host' }),
    'the container sees the processes of its instance': (edit) =>
      Object.assign(task(edit), { PidMode: 'host' }),
    'a proxy reads what comes in': (edit) =>
      Object.assign(task(edit), { ProxyConfiguration: { ContainerName: 'vllm' } }),
    'logs go to another endpoint': (edit) =>
      Object.assign(container(edit).LogConfiguration.Options, { 'awslogs-endpoint': 'http://10.0.0.1' }),
    'logs go to another region': (edit) =>
      Object.assign(container(edit).LogConfiguration.Options, { 'awslogs-region': 'us-west-2' }),
    'logs go to another service': (edit) =>
      Object.assign(container(edit).LogConfiguration, { LogDriver: 'splunk' }),
    'Service Connect adds a container': (edit) =>
      Object.assign(service(edit), { ServiceConnectConfiguration: { Enabled: true } }),
    'a rollout calls a function': (edit) =>
      Object.assign(service(edit).DeploymentConfiguration, { LifecycleHooks: [{ HookTargetArn: 'arn' }] }),
    'copies run on Fargate': (edit) =>
      Object.assign(service(edit), {
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
      }),
    'the cluster has Fargate': (edit) =>
      edit
        .resource('AWS::ECS::ClusterCapacityProviderAssociations')
        .Properties.CapacityProviders.push('FARGATE'),
    'the cluster has another name': (edit) =>
      Object.assign(edit.resource('AWS::ECS::Cluster').Properties, { ClusterName: 'other' }),
  }),
  ...of('hosts.shell', {
    'ECS Exec opens a shell': (edit) => Object.assign(service(edit), { EnableExecuteCommand: true }),
    'Session Manager opens a shell': (edit) => Object.assign(variant(edit), { EnableSSMAccess: true }),
  }),
];
