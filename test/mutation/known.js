// What one process learns while it tries mutant after mutant. Jest's module registry, which is new for every file, does
// not reach here.
module.exports = {
  /** By test file: the names of its tests, and the longest it has taken, milliseconds. */
  files: new Map(),
  /** Synthesized deployments as JSON, by deployment. */
  subjects: new Map(),
};
