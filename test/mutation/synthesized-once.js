const { join } = require('node:path');

// Stands in for scripts/prove/synthesized-subject: a deployment is synthesized once for all mutants of the proof,
// which a synth does not use. What is kept lives outside of Jest's module registry, which is new for every file.

const outside = globalThis[Symbol.for('worker-require')];
const kept = outside(join(__dirname, 'kept.js'));

exports.synthesizedSubject = (deployment) => {
  const key = JSON.stringify(deployment);
  if (!kept.has(key)) {
    const { synthesizedSubject } = jest.requireActual(
      join(__dirname, '../../scripts/prove/synthesized-subject.ts'),
    );
    const { stacks, routerConfigs } = synthesizedSubject(deployment);
    kept.set(key, JSON.stringify({ stacks, routerConfigs }));
  }
  return { deployment, ...JSON.parse(kept.get(key)) };
};
