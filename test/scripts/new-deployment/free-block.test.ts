import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeBlock } from '../../../scripts/new-deployment/free-block';

const folder = mkdtempSync(join(tmpdir(), 'deployments-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a new VPC has no address of another VPC, nor of the clients of another deployment', () => {
  const other = { network: { cidr: '10.60.0.0/19' }, clients: { cidrs: ['10.60.32.0/20', '10.60.48.0/20'] } };
  writeFileSync(join(folder, 'other.ts'), `export default ${JSON.stringify(other)};`);
  expect(freeBlock(folder)).toBe('10.60.64.0/20');
});
