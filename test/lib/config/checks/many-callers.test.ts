import { CHECKS } from '../../../../lib/config/checks';
import type { Deployment } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import euCentral1 from '../../../fixtures/deployments/eu-central-1';
import { changed, problemsIn } from '../changed';

const [caller] = readDeployment(euCentral1, 'test').callers;
const callers = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...caller,
    name: `c${at}`,
    tokens: [`t${at}`],
    principals: [],
  }));

/** How often the checks read a name of a caller, in a file whose callers cannot reach the sealed lane. */
function readsOf(count: number): number {
  let reads = 0;
  const watched = callers(count).map(
    (one) =>
      new Proxy(one, {
        get(target, key) {
          if (key === 'name') reads += 1;
          return Reflect.get(target, key);
        },
      }),
  );
  const sections = {
    jurisdiction: undefined,
    ...readDeployment(euCentral1, 'test'),
    callers: watched as Deployment['callers'],
  };
  const problems = CHECKS.flatMap((check) => check({ sections, models: [] }));
  expect(problems).not.toEqual([]);
  return reads;
}

test('twice as many callers take twice the work, not four times', () => {
  expect(readsOf(200) / readsOf(100)).toBeLessThan(2.2);
});

test('a deployment has 500 callers at most', () => {
  const counted = (count: number) =>
    problemsIn(changed({ callers: callers(count) }, euCentral1)).filter(({ path }) => path === 'callers');
  expect(counted(500)).not.toContainEqual(expect.objectContaining({ allowed: 'at most 500 in the list' }));
  expect(counted(501)).toEqual([
    expect.objectContaining({ allowed: 'at most 500 in the list', fix: 'shorten the list to 500' }),
  ]);
});
