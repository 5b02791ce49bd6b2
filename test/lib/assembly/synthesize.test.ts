import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../lib/assembly/app';
import { synthesize } from '../../../lib/assembly/synthesize';
import { readDeployment } from '../../../lib/config/read-deployment';
import starter from '../../fixtures/deployments/starter';
import { changed } from '../config/changed';

test('a deployment confirmed on a day that has not come is not synthesized', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ahead-'));
  const deployment = readDeployment(
    changed({ 'models[0].availabilityConfirmedOn': '2027-03-02' }, starter),
    'test',
  );
  const options = { now: new Date('2027-02-28T12:00:00Z'), onWarning: () => undefined };
  expect(() => synthesize(createApp({ outdir: join(folder, 'out') }), deployment, options)).toThrow(
    'models[0].availabilityConfirmedOn',
  );
  expect(existsSync(join(folder, 'out', 'starter-gateway.template.json'))).toBe(false);
  rmSync(folder, { recursive: true });
});
