import * as fc from 'fast-check';
import { policyOf } from '../../../lib/config/policy-of';
import { routeTable } from '../../../policy/route-table';
import { runPolicy } from '../../../scripts/policy/run';
import { whoCan, whoCanText } from '../../../scripts/policy/who-can';
import { fixtureFile } from '../../fixture-deployments';
import { policy as policies } from '../../policy/arbitraries';
import { deployment, sandbox } from './deployments';

/** The rows of the route table that keep the model, refused rows left out: lane, caller, class. */
function keptRows(policy: Parameters<typeof routeTable>[0], model: string): readonly string[] {
  return routeTable(policy)
    .filter((row) => !row.refusal && row.verdicts.some((one) => one.model === model && one.kept))
    .map(({ lane, caller, dataClass }) => `${lane} ${caller} ${dataClass}`);
}

/** The same, read from the printed page. */
function printedRows(text: string): readonly string[] {
  const [may = ''] = text.split('\n\n');
  return may
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [lane = '', caller = '', classes = ''] = line.trim().split(/ {2,}/);
      return classes.split(', ').map((dataClass) => `${lane} ${caller} ${dataClass}`);
    });
}

test('--who-can lists exactly the rows that keep the model', () => {
  const policy = fc.oneof(policies, deployment.map(policyOf));
  fc.assert(
    fc.property(policy, (policy) => {
      for (const { name } of policy.models) {
        expect([...printedRows(whoCanText(whoCan(policy, name)))].sort()).toEqual(
          [...keptRows(policy, name)].sort(),
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('every other caller is listed as refused, with a reason', () => {
  fc.assert(
    fc.property(policies, (policy) => {
      for (const { name } of policy.models) {
        const { may, mayNot } = whoCan(policy, name);
        expect(may.length + mayNot.length).toBe(routeTable(policy).length);
        expect(mayNot.every(({ words }) => words.length > 0)).toBe(true);
      }
    }),
  );
});

test('a caller without a credential for a lane is listed among those that may not', () => {
  const caller = { name: 'web', floor: 'public', models: 'all', lanes: ['open'] } as const;
  const model = { name: 'own', boundary: 'account', auto: true, fallbacks: [] } as const;
  const ceilings = {
    public: 'global',
    internal: 'geography',
    confidential: 'region',
    restricted: 'account',
  } as const;
  expect(whoCanText(whoCan({ ceilings, models: [model], callers: [caller] }, 'own'))).toMatch(
    /May not reach own:[\s\S]*sealed {2}web {2}any +has no credential for this lane/,
  );
});

test('what only the detector finds restricted is listed apart, where the deployment lets it be answered', () => {
  const listed = (detection: 'refuse' | 'account-hosts') => {
    const restrictedOnOpenLane = { declaration: 'refuse', detection } as const;
    return whoCanText(whoCan(policyOf({ ...sandbox, restrictedOnOpenLane }), 'qwen3-8b', 'open'));
  };
  expect(listed('account-hosts')).toMatch(
    /where only the detector finds the class:\n {2}open {2}playground {2}restricted\n/,
  );
  expect(listed('refuse')).not.toContain('detector');
});

test('--lane limits the answer to one lane', () => {
  const text = runPolicy([fixtureFile('sandbox'), '--who-can', 'qwen3-8b', '--lane', 'sealed']);
  expect(text).toContain('sealed  claims      restricted');
  expect(text).not.toContain('open');
});

test('where no caller may reach a model, the text says so', () => {
  expect(runPolicy([fixtureFile('sandbox'), '--who-can', 'claude-haiku', '--lane', 'sealed'])).toMatch(
    /^No caller may reach claude-haiku\.\n\nMay not reach claude-haiku:/,
  );
});
