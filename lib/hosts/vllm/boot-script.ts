import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { TLS_CERTIFICATE, TLS_DIRECTORY, TLS_KEY, VLLM_USER } from './vllm-container';

/**
 * What a GPU instance does at boot, before its ECS agent starts.
 *
 * It creates a key and a self-signed certificate for the connection from the load balancer to vLLM. A load balancer
 * does not verify a target's certificate, so TLS encrypts this connection and does not authenticate it; security
 * groups decide who may open it. The key never leaves the instance and is deleted with it. The ECS-optimized image
 * contains `openssl` for its EFS client.
 *
 * Then the instance joins its cluster. If the key cannot be created, the script stops and the instance does not join,
 * so no copy runs without TLS. Tasks cannot reach the instance metadata and cannot be privileged.
 */
export function bootScript(clusterName: string): ec2.UserData {
  const { uid, gid } = VLLM_USER;
  const agent = {
    ECS_CLUSTER: clusterName,
    ECS_ENABLE_GPU_SUPPORT: 'true',
    ECS_AWSVPC_BLOCK_IMDS: 'true',
    ECS_DISABLE_PRIVILEGED: 'true',
    // ECS allows Docker security options on instances that register this or ECS_APPARMOR_CAPABLE (ECS API reference,
    // "ContainerDefinition", 2026-11). Amazon Linux 2023 has SELinux. The agent only tells ECS (aws/amazon-ecs-agent).
    ECS_SELINUX_CAPABLE: 'true',
    ECS_IMAGE_PULL_BEHAVIOR: 'prefer-cached',
    ECS_CONTAINER_STOP_TIMEOUT: '2m',
  };
  const userData = ec2.UserData.forLinux();
  userData.addCommands(
    'set -euo pipefail',
    'umask 077',
    `install -d -m 0755 ${TLS_DIRECTORY}`,
    [
      'openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 825 -subj /CN=vllm',
      `-keyout ${TLS_KEY} -out ${TLS_CERTIFICATE}`,
    ].join(' '),
    `chown ${uid}:${gid} ${TLS_KEY} ${TLS_CERTIFICATE}`,
    `chmod 0400 ${TLS_KEY} ${TLS_CERTIFICATE}`,
    ...Object.entries(agent).map(([name, value]) => `echo '${name}=${value}' >> /etc/ecs/ecs.config`),
  );
  return userData;
}
