import fc from 'fast-check';
import type { Deployment, DeploymentInput } from '../../../lib/config/deployment';
import { readDeployment } from '../../../lib/config/read-deployment';
import { prove } from '../../../lib/proof/prove';
import { BOUNDARIES } from '../../../policy/boundary';
import { DATA_CLASSES } from '../../../policy/data-class';
import { synthesizedSubject } from '../../../scripts/prove/synthesized-subject';
import sandbox from '../../fixtures/deployments/sandbox';

const MODELS = sandbox.models;
const NAMES = MODELS.map(({ name }) => name);

/** Generated deployments: some of the sandbox's models, any residency, any callers. */
const input = fc
  .record({
    residency: fc.constantFrom(...BOUNDARIES),
    models: fc.subarray(MODELS, { minLength: 1 }),
    callers: fc.array(
      fc.record({
        floor: fc.constantFrom(...DATA_CLASSES),
        models: fc.option(fc.subarray(NAMES, { minLength: 1 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ residency, models, callers }): DeploymentInput => {
    const names = models.map(({ name }) => name);
    return {
      ...sandbox,
      residency,
      models: models.map((model) => ({
        ...model,
        fallbacks: model.fallbacks?.filter((name) => names.includes(name)),
      })),
      ...(!models.some(({ host }) => host === 'bedrock') && { guardrail: undefined }),
      callers: callers.map((caller, index) => {
        const allowed = caller.models?.filter((name) => names.includes(name));
        return {
          name: `caller-${index}`,
          floor: caller.floor,
          ...(allowed?.length && { models: allowed }),
          principals: [`arn:aws:iam::111122223333:role/caller-${index}`],
        };
      }),
    };
  });

/** The deployment, with as few classes listed as unserved as make it valid. */
function valid(from: DeploymentInput): Deployment | undefined {
  const tries = [
    [],
    ['restricted'],
    ['confidential', 'restricted'],
    ['internal', 'confidential', 'restricted'],
  ];
  for (const unserved of tries) {
    try {
      return readDeployment({ ...from, unserved }, 'generated');
    } catch {
      // Not valid this way; the schema has its own tests.
    }
  }
  return undefined;
}

test('I3, I4: the proof holds for generated deployments that the schema accepts', () => {
  const deployments = fc
    .sample(input, { numRuns: 60, seed: 20261121 })
    .flatMap((one) => valid(one) ?? [])
    .slice(0, 4);
  expect(deployments.length).toBe(4);
  for (const deployment of deployments) {
    const failed = prove(synthesizedSubject(deployment)).claims.filter(({ holds }) => !holds);
    expect({
      models: deployment.models.map(({ name }) => name),
      callers: deployment.callers,
      failed,
    }).toEqual(expect.objectContaining({ failed: [] }));
  }
}, 30_000);
