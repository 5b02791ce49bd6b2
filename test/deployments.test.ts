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
      test.skip(`templates and compliance are the reviewed ones: none are kept yet; to keep them: ${command}`, () => {});
    }
  });
}

test('deployments/snapshots keeps nothing of a deployment that is gone; to remove it: npm run snapshots', () => {
  expect(orphans(DEPLOYMENTS)).toEqual([]);
});
