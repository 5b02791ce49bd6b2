import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RETAINED_KINDS } from '../../../scripts/destroy/retained-kinds';

// The printed commands run by a shell, with an AWS CLI in its path that answers as the real one does.

const folder = mkdtempSync(path.join(tmpdir(), 'emptied-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const thing = {
  id: 'bucket',
  region: 'us-east-1',
  properties: { CloudWatchRoleArn: { Ref: 'Role' } },
  idOf: () => 'our-role',
  arn: () => '',
};
const firstCommand = (type: string) => RETAINED_KINDS[type]?.remove(thing)[0] ?? '';

/** Runs a command with an `aws` that is this script. Resolves with the calls that it got. */
async function run(command: string, aws: string): Promise<{ calls: readonly string[]; stdout: string }> {
  const calls = path.join(folder, 'calls');
  writeFileSync(calls, '');
  writeFileSync(path.join(folder, 'aws'), `#!/bin/sh\necho "$2" >> ${calls}\n${aws}\n`);
  chmodSync(path.join(folder, 'aws'), 0o755);
  const stdout = await new Promise<string>((resolve, reject) => {
    const env = { PATH: `${folder}:${process.env.PATH}` };
    execFile('/bin/sh', ['-c', command], { cwd: folder, env, timeout: 10_000 }, (error, printed) =>
      error?.killed ? reject(new Error('the command does not end')) : resolve(printed),
    );
  });
  return { calls: readFileSync(calls, 'utf8').trim().split('\n'), stdout };
}

/** Deletes one object of three in each call; then there is none, and the CLI refuses the empty list. */
const EMPTIES = `
case $2 in
  list-object-versions) echo {} ;;
  *) echo x >> turns; [ "$(wc -l < turns)" -le 3 ] || exit 252; echo None ;;
esac`;

test('the loop that empties a bucket ends when the bucket is empty', async () => {
  const { calls } = await run(firstCommand('AWS::S3::Bucket'), EMPTIES);
  expect(calls.filter((call) => call === 'delete-objects')).toHaveLength(4);
});

test('the loop ends at the first object that cannot be deleted, and says why', async () => {
  const refused = 'case $2 in list-object-versions) echo {} ;; *) echo "AccessDenied one.gz locked" ;; esac';
  const { calls, stdout } = await run(firstCommand('AWS::S3::Bucket'), refused);
  expect(calls).toEqual(['list-object-versions', 'delete-objects']);
  expect(stdout).toContain('AccessDenied one.gz locked');
});

test.each([
  ['still names this role', 'our-role', ['get-account', 'update-account']],
  ['names another role', 'not-our-role', ['get-account']],
  ['names no role', 'None', ['get-account']],
])(
  'the setting for API Gateway is emptied only where it still names the role: it %s',
  async (_, role, calls) => {
    const answers = `[ $2 = get-account ] && echo arn:aws:iam::111122223333:role/${role}`;
    expect((await run(firstCommand('AWS::ApiGateway::Account'), answers)).calls).toEqual(calls);
  },
);
