const Sequencer = require('@jest/test-sequencer').default;
const { statSync } = require('node:fs');

/** Small test files are quick ones; what they notice need not be shown again by a slow one. */
module.exports = class extends Sequencer {
  sort(tests) {
    const size = ({ path }) => statSync(path).size;
    return [...tests].sort((a, b) => size(a) - size(b) || a.path.localeCompare(b.path));
  }
};
