import * as fc from 'fast-check';
import type { Boundary } from '../../policy/boundary';
import { classesFrom } from '../../policy/data-class';
import { type Edit, editsToKeep, editsToRefuse, type Question } from '../../policy/edits';
import { LANES, type Lane } from '../../policy/lane';
import { REFUSE_RESTRICTED } from '../../policy/restricted-on-open-lane';
import { type PolicyCaller, routeTable } from '../../policy/route-table';
import { policyOfFile, type WrittenFile, written } from './arbitraries';

test('if a model is refused, the edits together allow it', () => {
  fc.assert(
    fc.property(questions, ({ written, question }) => {
      fc.pre(!isKept(written, question));
      const edits = editsToKeep(written, question);
      expect(isKept(edits.reduce(edited, written), question)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('each of the edits is needed', () => {
  fc.assert(
    fc.property(questions, ({ written, question }) => {
      fc.pre(!isKept(written, question));
      const edits = editsToKeep(written, question);
      for (const left of edits) {
        const others = edits.filter((edit) => edit !== left);
        expect(isKept(others.reduce(edited, written), question)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});

test('if a model is kept, each edit alone refuses it', () => {
  fc.assert(
    fc.property(questions, ({ written, question }) => {
      fc.pre(isKept(written, question));
      for (const edit of editsToRefuse(written, question)) {
        expect(isKept(edited(written, edit), question)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});

const questions = written.chain((written) =>
  fc
    .record({
      lane: fc.constantFrom(...LANES),
      caller: fc.nat(written.callers.length - 1),
      model: fc.nat(written.models.length - 1),
    })
    .chain((rest) =>
      fc
        .constantFrom(...classesFrom(written.callers[rest.caller]?.floor ?? 'restricted'))
        .map((dataClass) => ({ written, question: { ...rest, dataClass } })),
    ),
);

/** Decided by the route table, which the edits do not use. */
function isKept(written: WrittenFile, { lane, caller, dataClass, model }: Question): boolean {
  const row = routeTable(policyOfFile(written)).find(
    (one) => one.lane === lane && one.caller === written.callers[caller]?.name && one.dataClass === dataClass,
  );
  const name = written.models[model]?.name;
  return !row?.refusal && !!row?.verdicts.some((verdict) => verdict.model === name && verdict.kept);
}

function edited(written: WrittenFile, edit: Edit): WrittenFile {
  switch (edit.kind) {
    case 'raise-residency':
      return { ...written, residency: edit.to };
    case 'raise-ceiling':
    case 'lower-ceiling':
      return { ...written, ceilings: { ...written.ceilings, [edit.dataClass]: edit.to } };
    case 'allow-model':
      return withCaller(written, edit.caller, ({ models }) => ({
        models: models === 'all' ? models : [...models, edit.model],
      }));
    case 'disallow-model':
      return withCaller(written, edit.caller, () => ({ models: edit.models }));
    case 'admit-caller':
      return withCaller(written, edit.caller, ({ lanes = LANES }): { lanes: readonly Lane[] } => ({
        lanes: [...lanes, edit.lane],
      }));
    case 'move-model':
      return withModel(written, edit.model, edit.within);
    case 'relax-open-lane':
      return {
        ...written,
        restrictedOnOpenLane: { ...REFUSE_RESTRICTED, declaration: 'account-hosts' },
      };
    case 'remove-model':
      return { ...written, models: written.models.filter((_, index) => index !== edit.model) };
  }
}

function withCaller(
  written: WrittenFile,
  place: number,
  change: (caller: PolicyCaller) => Partial<PolicyCaller>,
): WrittenFile {
  const callers = written.callers.map((caller, index) =>
    index === place ? { ...caller, ...change(caller) } : caller,
  );
  return { ...written, callers };
}

function withModel(written: WrittenFile, place: number, boundary: Boundary): WrittenFile {
  const models = written.models.map((model, index) => (index === place ? { ...model, boundary } : model));
  return { ...written, models };
}
