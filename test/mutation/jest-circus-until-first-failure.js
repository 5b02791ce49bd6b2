const { default: circus } = require('jest-circus/runner');
const { createEmptyTestResult } = require('@jest/test-result');
const { files } = require('./known.js');

// One failing test is enough to notice a mutant, and Jest's own `bail` does not work below StrykerJS. So the rest of
// the file, and every file after it, is skipped. A file is not even loaded where none of its tests reaches the
// mutant. (StrykerJS asks for the name of a runner to hold "jest-circus".)

/** The mutant that a test has noticed. */
let noticed;

module.exports = async (globalConfig, config, environment, runtime, testPath, sendMessage) => {
  const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
  if (mutant !== undefined) {
    if (noticed === mutant || !mayReach(globalConfig.testNamePattern, testPath)) return skipped(testPath);
    stopAtFailure(environment, mutant);
  }
  const began = performance.now();
  const result = await circus(globalConfig, config, environment, runtime, testPath, sendMessage);
  const ms = Math.max(performance.now() - began, files.get(testPath)?.ms ?? 0);
  if (result.testResults.length > 0) {
    files.set(testPath, { names: result.testResults.map(({ fullName }) => fullName), ms });
  }
  return result;
};

function mayReach(pattern, testPath) {
  const known = files.get(testPath);
  if (!pattern || !known) return true;
  const wanted = new RegExp(pattern, 'i');
  return known.names.some((name) => wanted.test(name));
}

/** Jest takes a file without any result for an error, so this one has a test that was not run. */
function skipped(testPath) {
  const test = {
    status: 'pending',
    fullName: 'skipped',
    title: 'skipped',
    ancestorTitles: [],
    failureMessages: [],
  };
  return {
    ...createEmptyTestResult(),
    testFilePath: testPath,
    testResults: [test],
    numPendingTests: 1,
    skipped: true,
  };
}

function stopAtFailure(environment, mutant) {
  const inner = environment.handleTestEvent;
  environment.handleTestEvent = async (event, state) => {
    await inner?.call(environment, event, state);
    if (event.name === 'test_done' && event.test.errors.length > 0) noticed = mutant;
    if (event.name === 'test_start' && noticed === mutant) event.test.mode = 'skip';
  };
}
