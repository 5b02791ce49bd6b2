import { createRequire } from 'node:module';

// A folder of folders.json: what is changed, and the tests that must notice. A folder answers to its own tests: a change
// that only a test elsewhere notices survives.
const folder = process.env.MUTATED_FOLDER;
const { mutate } = createRequire(import.meta.url)('./folders.json')[folder];

// At most an hour. What is done by then is kept, and the next run goes on from there.
const HOUR_MS = 60 * 60_000;
setTimeout(() => process.kill(process.pid, 'SIGTERM'), HOUR_MS).unref();

/** One folder's mutants against its own tests. Results are kept under .local/: the next run tries what has changed. */
export default {
  mutate,
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    projectType: 'custom',
    configFile: 'test/mutation/jest.config.js',
    // folders.json names the tests. To find them by their imports takes longer than to run them.
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  // Both would load the compiler API of TypeScript, which TypeScript 7 does not have.
  disableTypeChecks: false,
  tsconfigFile: 'none',
  ignorePatterns: ['cdk.out', '.local', 'test/mutation/node_modules'],
  tempDirName: '.local/stryker',
  incremental: true,
  incrementalFile: `.local/mutation/${folder}.json`,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  allowConsoleColors: false,
  clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `.local/mutation/${folder}-report.json` },
  thresholds: { high: 95, low: 90, break: 90 },
  concurrency: 2,
  // A busy machine is slow, and a mutant that only ran out of time would count as noticed.
  dryRunTimeoutMinutes: 20,
  timeoutMS: 60_000,
  timeoutFactor: 4,
};
