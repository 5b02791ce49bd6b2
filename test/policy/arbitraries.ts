import * as fc from 'fast-check';
import { BOUNDARIES, type Boundary } from '../../policy/boundary';
import { ceilingsOf } from '../../policy/ceiling';
import { DATA_CLASSES, type DataClass } from '../../policy/data-class';
import type { WrittenPolicy } from '../../policy/edits';
import { LANES } from '../../policy/lane';
import { RESTRICTED_ON_OPEN_LANE } from '../../policy/restricted-on-open-lane';
import type { Policy, PolicyCaller, PolicyModel } from '../../policy/route-table';

// Random policies, for properties that hold for every possible deployment.

export const boundary = fc.constantFrom(...BOUNDARIES);
export const dataClass = fc.constantFrom(...DATA_CLASSES);

/** Ceilings a deployment lowers by name; some classes, or none. */
export const lowered: fc.Arbitrary<Partial<Record<DataClass, Boundary>>> = fc.dictionary(dataClass, boundary);

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;
const names = fc.subarray([...NAMES]);

/** Up to five models with different names and any fallbacks among them. */
export const models: fc.Arbitrary<PolicyModel[]> = fc.uniqueArray(
  fc.record({ name: fc.constantFrom(...NAMES), boundary, auto: fc.boolean(), fallbacks: names }),
  { selector: (model) => model.name, minLength: 1 },
);

const caller = fc.record({
  name: fc.constantFrom('first', 'second'),
  floor: dataClass,
  models: fc.oneof(fc.constant('all' as const), fc.subarray([...NAMES], { minLength: 1 })),
});

export const policy: fc.Arbitrary<Policy> = fc
  .record({
    residency: boundary,
    lowered,
    models,
    callers: fc.uniqueArray(caller, { selector: ({ name }) => name, minLength: 1 }),
  })
  .map(({ residency, lowered, ...rest }) => ({ ceilings: ceilingsOf(residency, lowered), ...rest }));

/** The parts of a deployment file that decide routes, with the callers of the policy. */
export interface WrittenFile extends WrittenPolicy {
  readonly callers: readonly PolicyCaller[];
}

const relaxed = fc.constantFrom(...RESTRICTED_ON_OPEN_LANE);

/** Random deployment files, reduced to the parts that decide routes. */
export const written: fc.Arbitrary<WrittenFile> = fc
  .uniqueArray(fc.record({ name: fc.constantFrom(...NAMES), boundary }), {
    selector: ({ name }) => name,
    minLength: 1,
  })
  .chain((models) => {
    const own = models.map(({ name }) => name);
    const allowed = fc.oneof(fc.constant('all' as const), fc.subarray(own, { minLength: 1 }));
    const caller = fc.record(
      {
        name: fc.constantFrom('first', 'second'),
        floor: dataClass,
        models: allowed,
        lanes: fc.subarray([...LANES]),
      },
      { requiredKeys: ['name', 'floor', 'models'] },
    );
    return fc.record({
      residency: boundary,
      ceilings: lowered,
      restrictedOnOpenLane: fc.record({ declaration: relaxed, detection: relaxed }),
      models: fc.constant(models),
      callers: fc.uniqueArray(caller, { selector: ({ name }) => name, minLength: 1 }),
    });
  });

/** The policy of such a file. */
export function policyOfFile(file: WrittenFile): Policy {
  const { residency, ceilings, models, callers, restrictedOnOpenLane } = file;
  return {
    restrictedOnOpenLane,
    ceilings: ceilingsOf(residency, ceilings),
    models: models.map((model) => ({ ...model, auto: true, fallbacks: [] })),
    callers,
  };
}
