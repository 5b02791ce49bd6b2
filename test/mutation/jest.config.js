const { join } = require('node:path');
const project = require('../../jest.config.js');
const folders = require('./folders.json');

const { tests } = folders[process.env.MUTATED_FOLDER];

/**
 * The project's own configuration, for one folder's tests, run some hundred times.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...project,
  rootDir: join(__dirname, '../..'),
  roots: ['<rootDir>/test'],
  testMatch: tests.map((glob) => `<rootDir>/${glob}`),
  // StrykerJS puts its own environment around this one and loads it by its path.
  testEnvironment: join(__dirname, '../setup/environment.js'),
  testRunner: join(__dirname, 'jest-circus-until-first-failure.js'),
  testSequencer: join(__dirname, 'quickest-file-first.js'),
  setupFilesAfterEnv: [join(__dirname, 'same-properties.js')],
  moduleNameMapper: {
    '/scripts/prove/synthesized-subject$': join(__dirname, 'synthesized-once.js'),
  },
  watchman: false,
};
