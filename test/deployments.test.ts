import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPLOYMENTS, deploymentFile, deploymentNames } from '../lib/config/find-deployment';
import { orphans, snapshotFolder } from '../scripts/snapshots/snapshot-folder';
import { testDeployment } from './every-deployment/every-deployment';

// The deployments of `deployments/`. Only this suite reads that folder, so a fork can edit, add, rename and delete
// deployments. The blueprint's own tests run on fixtures (test/fixture-deployments.ts).

for (const name of deploymentNames()) {
  const reviewed = snapshotFolder(deploymentFile(name));
  const command = `npm run snapshots -- ${name}`;

  testDeployment(name, DEPLOYMENTS, `deployments/${name}.ts`, ({ snapshots }) => {
    if (existsSync(reviewed)) {
      test.each(Object.entries(snapshots))(
        `%s matches the one reviewed in deployments/snapshots/${name}; to update it: ${command}`,
        (snapshot, text) => {
          const path = join(reviewed, snapshot);
          expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
        },
      );
    } else {
      test.skip(`compliance and templates are NOT compared: deployments/snapshots/${name} does not exist; to add it: ${command}`, () => {});
    }
  });
}

// Jest does not name a skipped test if all others pass, so this names what is not compared.
const uncompared = deploymentNames().filter((name) => !existsSync(snapshotFolder(deploymentFile(name))));
if (uncompared.length > 0) {
  beforeAll(() => {
    process.stderr.write(
      `Not compared with a reviewed snapshot, because deployments/snapshots has none: ${uncompared.join(', ')}. To add one: npm run snapshots -- <name>\n`,
    );
  });
}

test('deployments/snapshots has no snapshot of a deleted deployment; to remove it: npm run snapshots', () => {
  expect(orphans(DEPLOYMENTS)).toEqual([]);
});
