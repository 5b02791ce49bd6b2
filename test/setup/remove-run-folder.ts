import { rmSync } from 'node:fs';

/** Jest calls this after each run. */
export default function removeRunFolder(): void {
  const { TEST_RUN_FOLDER } = process.env;
  if (TEST_RUN_FOLDER) rmSync(TEST_RUN_FOLDER, { recursive: true, force: true });
}
