import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { testDeployment } from './every-deployment/every-deployment';
import { FIXTURE_FOLDER, FIXTURES } from './fixture-deployments';

// The deployments for the blueprint's own tests. test/snapshots shows a reviewer what a pull request changes in a
// deployed template, and which findings of a rule pack appear or disappear.

const UPDATE = 'npx jest test/fixture-deployments.test.ts -u';

for (const name of FIXTURES) {
  testDeployment(name, FIXTURE_FOLDER, `fixture ${name}`, ({ snapshots }) => {
    test.each(Object.entries(snapshots))(
      `%s matches the one reviewed in test/snapshots/${name}; to update it: ${UPDATE}`,
      (file, text) => expectToMatchFile(text, join(__dirname, 'snapshots', name, file)),
    );
  });
}

function expectToMatchFile(text: string, file: string): void {
  const update = (expect.getState() as { snapshotState?: { _updateSnapshot?: string } }).snapshotState
    ?._updateSnapshot;
  if (update === 'all' || (update === 'new' && !existsSync(file))) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}
