import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WILDCARD_ACTIONS } from '../../lib/compliance/register/wildcard-actions';
import { accountRules } from '../../lib/config/account-rules';

const GUIDE = readFileSync(join(__dirname, '../../docs/guides/account-rules.md'), 'utf8');

test.each(
  WILDCARD_ACTIONS.map(
    ({ actions, roles, reason }) => [actions.join(', '), { actions, roles, reason }] as const,
  ),
)('the guide lists %s as the register does', (_words, { actions, roles, reason }) => {
  expect(GUIDE).toContain(
    `| ${actions.map((action) => `\`${action}\``).join(', ')} | ${roles} | ${reason} |`,
  );
});

test.each(Object.keys(accountRules.shape))('the guide names the field %s', (field) => {
  expect(GUIDE).toContain(`\`${field}`);
});
