import { bootScript } from '../../../../lib/hosts/vllm/boot-script';

const lines = bootScript('production-vllm').render().split('\n');
const at = (part: string) => lines.findIndex((line) => line.includes(part));

test('E4: the key is created before the instance joins its cluster', () => {
  expect(at('openssl req -x509')).toBeGreaterThan(0);
  expect(at('openssl req -x509')).toBeLessThan(at('ECS_CLUSTER=production-vllm'));
});

test('E4: an instance that cannot create its key never joins', () => {
  expect(at('set -euo pipefail')).toBe(1);
});

test('only the container’s user can read the key', () => {
  expect(lines).toContain('umask 077');
  expect(lines.some((line) => line.startsWith('chown 2000:0 /etc/vllm-tls/key.pem'))).toBe(true);
  expect(lines.some((line) => line.startsWith('chmod 0400 /etc/vllm-tls/key.pem'))).toBe(true);
});

test('containers cannot read the credentials of their instance', () => {
  expect(at('ECS_AWSVPC_BLOCK_IMDS=true')).toBeGreaterThan(0);
});

test('G1: the instance refuses privileged containers', () => {
  expect(at('ECS_DISABLE_PRIVILEGED=true')).toBeGreaterThan(0);
});

test('the agent tells ECS that containers with security options may run here', () => {
  expect(at('ECS_SELINUX_CAPABLE=true')).toBeGreaterThan(0);
});

test('nothing is downloaded at boot', () => {
  expect(lines.filter((line) => /\b(curl|wget|yum|dnf|pip)\b/.test(line))).toEqual([]);
});
