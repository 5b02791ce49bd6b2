import path from 'node:path';
import { runFolder } from '../../lib/assembly/run-folder';

/**
 * Jest calls this before each run. The folder holds what several test files of the run share (test/once-per-run.ts).
 * remove-run-folder.ts removes it.
 */
export default function makeRunFolder(): void {
  // Workers inherit the variable.
  process.env.TEST_RUN_FOLDER = runFolder('tests', path.join(__dirname, '../../.local/test-runs'));
}
