import fc from 'fast-check';
import type { Deployment, DeploymentInput } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { BOUNDARIES } from '../../../../policy/boundary';
import { DATA_CLASSES } from '../../../../policy/data-class';
import sandbox from '../../../fixtures/deployments/sandbox';

const [vllm = {}, sagemaker = {}, region = {}, geography = {}] = sandbox.models as readonly Model[];
type Model = Readonly<Record<string, unknown>>;

/** Each model of the sandbox, most of them in two definitions. */
const MODELS: readonly (readonly Model[])[] = [
  [vllm, { ...vllm, weights: { source: 'Qwen/Qwen3-8B', revision: '1'.repeat(40) } }],
  [sagemaker],
  [region, { ...region, modelId: 'openai.gpt-oss-20b-1:0' }],
  [geography, { ...geography, profile: { scope: 'global', destinations: 'any commercial region' } }],
];
const NAMES = MODELS.map(([model]) => String(model?.name));
const CALLERS = ['one', 'two', 'three'];

/** A file with some of the sandbox's models, any limits, and any callers. */
const input = fc
  .record({
    residency: fc.constantFrom(...BOUNDARIES),
    ceilings: fc.record(
      { public: fc.constantFrom(...BOUNDARIES), internal: fc.constantFrom('account', 'region', 'geography') },
      { requiredKeys: [] },
    ),
    jurisdiction: fc.constantFrom(undefined, ['US', 'CA']),
    restrictedOnOpenLane: fc.record({
      declaration: fc.constantFrom('refuse', 'account-hosts'),
      detection: fc.constantFrom('refuse', 'account-hosts'),
    }),
    entityClasses: fc.constantFrom({}, { email: 'public' }, { email: 'restricted' }),
    unreadAttachments: fc.constantFrom('internal', 'restricted'),
    images: fc.constantFrom('public', 'restricted'),
    models: fc
      .tuple(...MODELS.map((ways) => fc.constantFrom(undefined, ...ways)))
      .map((models) => models.filter((model) => model !== undefined)),
    callers: fc.subarray(CALLERS, { minLength: 1 }).chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.record({
            name: fc.constant(name),
            floor: fc.constantFrom(...DATA_CLASSES),
            models: fc.option(fc.subarray(NAMES, { minLength: 1 }), { nil: undefined }),
            principals: fc.constant([`arn:aws:iam::111122223333:role/${name}`]),
          }),
        ),
      ),
    ),
  })
  .map(({ models, callers, ...rest }): unknown => {
    const names = models.map(({ name }) => String(name));
    return {
      ...sandbox,
      ...rest,
      models: models.map((model) => ({
        ...model,
        fallbacks: ((model.fallbacks ?? []) as string[]).filter((name) => names.includes(name)),
      })),
      callers: callers.map((caller) => {
        const allowed = caller.models?.filter((name) => names.includes(name));
        return { ...caller, models: allowed?.length ? allowed : 'all' };
      }),
    };
  });

/** The file, with as few classes listed as unserved as make it valid. */
function valid(from: unknown): Deployment | undefined {
  for (const first of [4, 3, 2, 1]) {
    try {
      const unserved = DATA_CLASSES.slice(first);
      return readDeployment({ ...(from as DeploymentInput), unserved }, 'generated');
    } catch {
      // Not valid this way; the schema has its own tests.
    }
  }
  return undefined;
}

/** Pairs of files of one deployment: what is deployed, and the new one. Always the same ones. */
export function generatedPairs(count: number): readonly { deployed: Deployment; next: Deployment }[] {
  const files = fc
    .sample(input, { numRuns: 10 * count, seed: 20261126 })
    .flatMap((one) => valid(one) ?? [])
    .slice(0, 2 * count);
  return Array.from({ length: Math.floor(files.length / 2) }, (_, index) => ({
    deployed: files[2 * index] as Deployment,
    next: files[2 * index + 1] as Deployment,
  }));
}
