// Loading aws-cdk-lib takes longer than most test files run, and Jest reloads every module for every file.
// This transformer replaces such a module by one line that asks the worker's own `require` for it, so it is
// loaded once per worker. test/setup/environment.js puts that `require` into the test's global scope.
module.exports = {
  process: (source, filename) => ({
    // Jest parses JSON itself.
    code: filename.endsWith('.json')
      ? source
      : `module.exports = globalThis[Symbol.for('worker-require')](${JSON.stringify(filename)});`,
  }),
  getCacheKey: (_source, filename) => `load-once-2:${filename}`,
};
