import * as fc from 'fast-check';
import { policyOf } from '../../../lib/config/policy-of';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { planOf } from '../../../lib/plan/plan';
import { verdictsIn } from '../../../policy/effective-verdict';
import { routeTable } from '../../../policy/route-table';
import { grid } from '../../../scripts/policy/grid';
import { overviewOf } from '../../../scripts/policy/overview';
import { overviewText } from '../../../scripts/policy/overview-text';
import { runPolicy } from '../../../scripts/policy/run';
import { fixtureDeployment, fixtureFile } from '../../fixture-deployments';
import { policy } from '../../policy/arbitraries';
import { sandbox } from './deployments';

const page = runPolicy([fixtureFile('sandbox')]);

test('the page says which ceilings hold, and what lowered them', () => {
  expect(page).toMatch(/public +geography +global +residency \(geography\)/);
  expect(page).toMatch(/confidential +region +region +-/);
});

test('the page says where each model may process a prompt', () => {
  expect(page).toMatch(/claude-haiku +bedrock +geography .* us-east-1, us-east-2, us-west-2$/m);
});

test('each lane says what it is for and which policy its records name', () => {
  const hash = routerConfigFor(planOf(fixtureDeployment('sandbox')), 'sealed').policyHash;
  expect(page).toMatch(/^Lane sealed, \/sealed\/v1: .*qwen3-8b and qwen2-5-7b/m);
  expect(page).toContain(hash.slice(0, 12));
});

test('the page says what happens to restricted data on the open lane', () => {
  const restrictedOnOpenLane = { declaration: 'refuse', detection: 'account-hosts' } as const;
  expect(overviewText(overviewOf({ ...sandbox, restrictedOnOpenLane }))).toContain(
    'Restricted data here: refused with use_sealed_lane if declared; answered by models inside the account if only detected.',
  );
  expect(runPolicy([fixtureFile('starter')])).not.toContain('Restricted data here');
});

test('a refusal in the table has its reason below it', () => {
  expect(page).toMatch(/confidential +kept +kept +kept +refused 1 +kept\n/);
  expect(page).toMatch(/ 1 {2}confidential data may travel no further than region; claude-haiku answers/);
});

test('a deployment that leaves a class unserved shows it, with the callers it concerns', () => {
  expect(runPolicy([fixtureFile('starter')])).toMatch(
    /Unserved.*\n +restricted +from website, underwriting$/,
  );
  expect(page).toMatch(/Every class is answered for every caller that may send it\.$/);
});

test('a deployment without a sealed lane says so', () => {
  expect(runPolicy([fixtureFile('starter')])).toContain('there is no sealed lane');
});

test('a caller without a credential for a lane is named', () => {
  const bearer = { lanes: ['open' as const], apiKeys: true, cacheSeconds: 60 };
  const [playground, ...others] = sandbox.callers.map((caller) => ({ ...caller, apiKeys: false }));
  const callers = playground ? [{ ...playground, apiKeys: true }, ...others] : [];
  const text = overviewText(overviewOf({ ...sandbox, bearer, callers }, 'open'));
  expect(text).toContain('A caller authenticates with a bearer token or key');
  expect(text).toContain('Caller claims: has no credential for this lane');
});

test('--lane leaves the other lane out', () => {
  expect(runPolicy([fixtureFile('sandbox'), '--lane', 'sealed'])).not.toContain('Lane open');
});

test('with --json, the page is JSON with every cell of the route table', () => {
  const parsed: unknown = JSON.parse(runPolicy([fixtureFile('sandbox'), '--json']));
  expect(parsed).toEqual(JSON.parse(JSON.stringify(overviewOf(fixtureDeployment('sandbox')))));
  expect(parsed).toMatchObject({
    findings: routeTable(policyOf(fixtureDeployment('sandbox'))).flatMap(verdictsIn),
  });
});

test('each cell of a grid says what its finding says, and each number is explained once', () => {
  fc.assert(
    fc.property(policy, (policy) => {
      const [first] = routeTable(policy);
      const findings = routeTable(policy)
        .filter(({ lane, caller }) => lane === first?.lane && caller === first.caller)
        .flatMap(verdictsIn);
      const lines = grid(findings, '').map((line) => line.trim().split(/ {2,}/));
      const reasons = new Map(lines.filter(([n]) => /^\d+$/.test(n ?? '')).map(([n, words]) => [n, words]));
      const models = policy.models.map(({ name }) => name);
      for (const { dataClass, model, kept, words } of findings) {
        const cell = lines.find(([first]) => first === dataClass)?.[models.indexOf(model) + 1] ?? '';
        expect(cell === 'kept' ? { kept: true } : { words: reasons.get(cell.split(' ')[1]) }).toEqual(
          kept ? { kept: true } : { words },
        );
      }
    }),
  );
});
