import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationPolicies } from '../../../lib/organization/organization-policies';
import { readPolicyCommand } from '../../../scripts/policy/command-line';
import { sandbox } from './policies-of';

const guide = readFileSync(join(__dirname, '../../../docs/guides/organization-policies.md'), 'utf8');

test('the guide describes every policy, and no other', () => {
  const described = [...guide.matchAll(/^\| `([a-z-]+)` /gm)].map((match) => match[1]);
  expect(described).toEqual(organizationPolicies(sandbox).map(({ name }) => name));
});

test('the commands in the guide are valid', () => {
  const commands = [...guide.matchAll(/^npm run policy -- (.+)$/gm)].map((match) => match[1] ?? '');
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) expect(() => readPolicyCommand(command.split(' '))).not.toThrow();
});
