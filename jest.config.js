/**
 * One transformer for our TypeScript (swc, no type check: `npm run typecheck` does that) and one rule that
 * makes the suite fast: aws-cdk-lib and its friends are loaded once per worker, not once per test file.
 * See test/setup/load-once.js.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  globalSetup: '<rootDir>/test/setup/make-run-folder.ts',
  globalTeardown: '<rootDir>/test/setup/remove-run-folder.ts',
  testEnvironment: '<rootDir>/test/setup/environment.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '/node_modules/(aws-cdk-lib|constructs|cdk-nag|esbuild|@aws-sdk|fast-check|zod)/':
      '<rootDir>/test/setup/load-once.js',
    '\\.(ts|js)$': ['@swc/jest', { jsc: { target: 'es2022' } }],
  },
  transformIgnorePatterns: [
    // The last three are ES modules only, so they are compiled like our own files.
    '/node_modules/(?!(aws-cdk-lib|constructs|cdk-nag|esbuild|@aws-sdk|fast-check|zod|jose|p-retry|is-network-error)/)',
  ],
  // Copies of this repository that are under mutation: npm run mutate.
  // And a package of its own: npm run clients.
  modulePathIgnorePatterns: ['<rootDir>/.local/', '<rootDir>/test/clients/'],
  // In Jest's context, each use of a global costs a call out of V8. These are looked up once per module instead. None of
  // them is one that a test replaces, as fake timers replace Date.
  sandboxInjectedGlobals: [
    'Array',
    'Buffer',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'Uint8Array',
  ],
  // Far more than any test needs, also on a machine that has other work. A test that hangs still fails.
  testTimeout: 30_000,
  maxWorkers: 2,
};
