import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENTS, RECORDS } from '../../../../../lib/proof/live/strangers/own-things';
import { FIXTURES } from '../../../../fixture-deployments';

const SNAPSHOTS = join(__dirname, '../../../../snapshots');

/** The logical ids of a type in the foundation of a fixture. */
function idsIn(name: string, type: string): readonly string[] {
  const text = readFileSync(join(SNAPSHOTS, name, 'foundation.yaml'), 'utf8');
  return [...text.matchAll(new RegExp(`^  (\\w+):\\n    Type: ${type}$`, 'gm'))].map(([, id = '']) => id);
}

test.each(FIXTURES)('%s has two buckets with records, and one group for clients', (name) => {
  expect(idsIn(name, 'AWS::S3::Bucket').filter((id) => RECORDS.test(id))).toHaveLength(2);
  expect(idsIn(name, 'AWS::EC2::SecurityGroup').filter((id) => CLIENTS.test(id)).length).toBeLessThanOrEqual(
    1,
  );
});

test('the group for clients is in the templates of a deployment with its own API endpoint', () => {
  expect(idsIn('starter', 'AWS::EC2::SecurityGroup').filter((id) => CLIENTS.test(id))).toHaveLength(1);
});
