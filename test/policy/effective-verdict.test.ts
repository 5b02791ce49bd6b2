import * as fc from 'fast-check';
import { verdictsIfDetected, verdictsIn, verdictsOn } from '../../policy/effective-verdict';
import { routeTable } from '../../policy/route-table';
import { policy, policyOfFile, written } from './arbitraries';

test('a model is kept exactly if its verdict keeps it in a row that is not refused', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const row of routeTable(policy)) {
        const kept = verdictsIn(row).flatMap((finding) => (finding.kept ? [finding.model] : []));
        const expected = row.refusal ? [] : row.verdicts.flatMap((one) => (one.kept ? [one.model] : []));
        expect(kept).toEqual(expected);
      }
    }),
  );
});

test('every row of the table has one verdict on each model', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const { name } of policy.models) {
        expect(verdictsOn(policy, name)).toHaveLength(routeTable(policy).length);
      }
    }),
  );
});

test('in a refused row, models that it would have kept get its reason and the others keep theirs', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const row of routeTable(policy).filter(({ refusal }) => refusal)) {
        for (const [index, finding] of verdictsIn(row).entries()) {
          const verdict = row.verdicts[index];
          expect(finding.reason).toBe(verdict?.kept ? row.refusal : verdict?.reason);
        }
      }
    }),
  );
});

test('a request that only the detector classified as restricted reaches models inside the account, if the deployment permits it', () => {
  fc.assert(
    fc.property(written.map(policyOfFile), (policy) => {
      for (const { name, boundary } of policy.models) {
        const kept = verdictsIfDetected(policy, name).filter((finding) => finding.kept);
        if (policy.restrictedOnOpenLane?.detection !== 'account-hosts') expect(kept).toEqual([]);
        if (boundary !== 'account') expect(kept).toEqual([]);
        for (const { lane, caller } of kept) {
          expect(lane).toBe('open');
          expect(policy.callers.find((one) => one.name === caller)?.floor).not.toBe('restricted');
        }
      }
    }),
  );
});
