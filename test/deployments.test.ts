import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPLOYMENTS, deploymentFile, deploymentNames } from '../lib/config/find-deployment';
import { orphans, snapshotFolder } from '../scripts/snapshots/snapshot-folder';
import { testDeployment } from './every-deployment/every-deployment';

// Whatever stands in `deployments/`. This is the one suite that looks there, so that a fork can edit, add, rename and
// delete deployments; the blueprint's own tests run on fixtures (test/fixture-deployments.ts).

for (const name of deploymentNames()) {
  const reviewed = snapshotFolder(deploymentFile(name));
  const command = `npm run snapshots -- ${name}`;

  testDeployment(name, DEPLOYMENTS, `deployments/${name}.ts`, ({ snapshots }) => {
    if (existsSync(reviewed)) {
      test.each(Object.entries(snapshots))(
        `%s is the one reviewed in deployments/snapshots/${name}; if it should change: ${command}`,
        (snapshot, text) => {
          const path = join(reviewed, snapshot);
          expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
        },
      );
    } else {
      test.skip(`compliance and templates are NOT compared: deployments/snapshots/${name} is not there; to keep what was reviewed: ${command}`, () => {});
    }
  });
}

// A skipped test is not named where all pass, so what is not compared is told in any case.
const uncompared = deploymentNames().filter((name) => !existsSync(snapshotFolder(deploymentFile(name))));
if (uncompared.length > 0) {
  beforeAll(() => {
    process.stderr.write(
      `Not compared with what was reviewed, because deployments/snapshots keeps nothing of them: ${uncompared.join(', ')}. To keep it: npm run snapshots -- <name>\n`,
    );
  });
}

test('deployments/snapshots keeps nothing of a deployment that is gone; to remove it: npm run snapshots', () => {
  expect(orphans(DEPLOYMENTS)).toEqual([]);
});
