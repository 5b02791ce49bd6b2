import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDeployment } from '../../../../lib/config/load-deployment';
import { updateLock } from '../../../../lib/config/lock/update-lock';
import { isSelfHosted } from '../../../../lib/config/model';
import { readStored, storedText } from '../../../../lib/config/transition/stored-deployment';
import sandbox from '../../../fixtures/deployments/sandbox';

const folder = mkdtempSync(join(tmpdir(), 'locked-'));
writeFileSync(join(folder, 'sandbox.ts'), `export default ${JSON.stringify(sandbox)}`);
afterAll(() => rmSync(folder, { recursive: true }));

const DIGEST = `sha256:${'a'.repeat(64)}`;
const LOCK = join(folder, 'sandbox.lock.json');
const read = () => loadDeployment(join(folder, 'sandbox.ts'), 'sandbox.ts');
const imageOf = () => read().models.filter(isSelfHosted)[0]?.image;

test('a deployment is read with the lock file beside it, and what is stored with the stack has its pins', () => {
  expect(imageOf()?.digest).toBeUndefined();
  updateLock(LOCK, 'sandbox', {
    images: {
      'qwen3-8b': {
        ...{ source: 'vllm/vllm-openai:v0.32.0', digest: DIGEST, platform: 'linux/amd64' },
        ...{ on: '2026-11-26', by: 'arn:aws:iam::111122223333:role/publisher' },
      },
    },
  });
  expect(imageOf()?.digest).toBe(DIGEST);
  const stored = readStored(storedText(read()));
  expect(stored.models.filter(isSelfHosted)[0]?.image.digest).toBe(DIGEST);
});

test('a file that an earlier release stored with zeros for a digest is read, as not pinned', () => {
  const zeros = storedText(read()).replace('a'.repeat(64), '0'.repeat(64));
  expect(zeros).toMatch(/sha256:0{64}/);
  expect(readStored(zeros).models[0]).toMatchObject({ image: { source: 'vllm/vllm-openai:v0.32.0' } });
  expect(storedText(readStored(zeros))).not.toMatch(/sha256:/);
});
