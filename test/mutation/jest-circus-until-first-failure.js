const { default: circus } = require('jest-circus/runner');
const { createEmptyTestResult } = require('@jest/test-result');

// One failing test is enough to notice a mutant, and Jest's own `bail` does not work below StrykerJS. So the rest of
// the file, and every file after it, is skipped. A file is not even loaded where none of its tests reaches the
// mutant. (StrykerJS asks for the name of a runner to hold "jest-circus".)

/** The mutant that a test has noticed. */
let noticed;

/** The names of the tests in each file, known once it has run. */
const namesIn = new Map();

module.exports = async (globalConfig, config, environment, runtime, testPath, sendMessage) => {
  const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
  if (mutant !== undefined) {
    if (noticed === mutant || !mayReach(globalConfig.testNamePattern, testPath)) return skipped(testPath);
    stopAtFailure(environment, mutant);
  }
  const result = await circus(globalConfig, config, environment, runtime, testPath, sendMessage);
  if (result.testResults.length > 0) {
    namesIn.set(
      testPath,
      result.testResults.map(({ fullName }) => fullName),
    );
  }
  return result;
};

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

function mayReach(pattern, testPath) {
  const names = namesIn.get(testPath);
  if (!pattern || !names) return true;
  const wanted = new RegExp(pattern, 'i');
  return names.some((name) => wanted.test(name));
}

function stopAtFailure(environment, mutant) {
  const inner = environment.handleTestEvent;
  environment.handleTestEvent = async (event, state) => {
    await inner?.call(environment, event, state);
    if (event.name === 'test_done' && event.test.errors.length > 0) noticed = mutant;
    if (event.name === 'test_start' && noticed === mutant) event.test.mode = 'skip';
  };
}
