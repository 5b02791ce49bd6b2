import * as fc from 'fast-check';
import { verdictsIfDetected, verdictsIn, verdictsOn } from '../../policy/effective-verdict';
import { routeTable } from '../../policy/route-table';
import { policy, policyOfFile, written } from './arbitraries';

test('a model may be reached exactly where its verdict keeps it in a row that is not refused', () => {
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

test('every row of the table says something of a model, once', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      for (const { name } of policy.models) {
        expect(verdictsOn(policy, name)).toHaveLength(routeTable(policy).length);
      }
    }),
  );
});

test('a refused row gives its reason to the models it would have kept, the others keep theirs', () => {
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

test('what only the detector finds restricted reaches models inside the account, where a deployment says so', () => {
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
