const { join } = require('node:path');

// Stands in for scripts/prove/synthesized-subject: a deployment is synthesized once for all mutants of the proof. No
// mutant takes part in the synth. A test that synthesizes other sources cannot use it, so folders.json leaves
// wrong-endpoint-row.test.ts out.

const outside = globalThis[Symbol.for('worker-require')];
const { subjects } = outside(join(__dirname, 'known.js'));

exports.synthesizedSubject = (deployment) => {
  const key = JSON.stringify(deployment);
  if (!subjects.has(key)) subjects.set(key, JSON.stringify(withoutMutant(() => synthesize(deployment))));
  return { deployment, ...JSON.parse(subjects.get(key)) };
};

function synthesize(deployment) {
  const { synthesizedSubject } = jest.requireActual(
    join(__dirname, '../../scripts/prove/synthesized-subject.ts'),
  );
  const { deployment: _, ...synthesized } = synthesizedSubject(deployment);
  return synthesized;
}

/** Mutated code asks this variable of StrykerJS which mutant it is to be. */
function withoutMutant(run) {
  const name = globalThis.__strykerGlobalNamespace__ ?? '__stryker__';
  globalThis[name] ??= {};
  const stryker = globalThis[name];
  const active = stryker.activeMutant ?? process.env.__STRYKER_ACTIVE_MUTANT__;
  stryker.activeMutant = 'none';
  try {
    return run();
  } finally {
    stryker.activeMutant = active;
  }
}
