const Sequencer = require('@jest/test-sequencer').default;
const { files } = require('./known.js');

/** What a quick test notices need not be shown again by a slow one. */
module.exports = class extends Sequencer {
  sort(tests) {
    const took = ({ path }) => files.get(path)?.ms ?? 0;
    return [...tests].sort((a, b) => took(a) - took(b) || a.path.localeCompare(b.path));
  }
};
