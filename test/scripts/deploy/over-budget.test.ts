import { mayPassBudget, overBudget } from '../../../scripts/deploy/over-budget';

const file = { operations: { alarmEmail: 'a@example.com', monthlyBudgetUsd: 1_000 } };
const costs = (usd: number) => [
  { what: 'endpoints', usd },
  { what: 'unknown', usd: undefined },
];

test('a deployment may cost as much as its file says', () => {
  expect(overBudget(file, { idle: costs(1_000) }, 'deploy')).toBeUndefined();
});

test('one that costs more stops, with both amounts and the command that goes on', () => {
  expect(overBudget(file, { idle: costs(1_000.01) }, 'npm run deploy -- bank')).toEqual({
    words: expect.stringMatching(/about 1000\.01 USD a month, and operations\.monthlyBudgetUsd is 1000\./),
    commands: ['npm run deploy -- bank --above-budget'],
  });
});

test('at full scale it may cost as much as its file says', () => {
  expect(mayPassBudget(file, { full: costs(1_000) })).toBeUndefined();
});

test('where it costs more at full scale, a remark says so and nothing stops', () => {
  expect(mayPassBudget(file, { full: costs(1_001) })).toContain('1000 USD');
});
