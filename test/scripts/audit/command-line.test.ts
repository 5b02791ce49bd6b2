import { readAuditCommand, USAGE } from '../../../scripts/audit/command-line';

test.each([
  [['verify', '.local/audit'], { name: 'verify', records: '.local/audit', part: false }],
  [
    ['verify', 's3://b/decisions/2026', '--part'],
    { name: 'verify', records: 's3://b/decisions/2026', part: true },
  ],
  [['reconcile', 'r'], { name: 'reconcile', records: 'r', accessLog: undefined, graceMinutes: 20 }],
  [
    ['reconcile', 'r', '--access-log', 'l', '--grace-minutes', '5'],
    { name: 'reconcile', records: 'r', accessLog: 'l', graceMinutes: 5 },
  ],
  [['show', 'id', 'r'], { name: 'show', decisionId: 'id', records: 'r' }],
])('%j is understood', (args, command) => {
  expect(readAuditCommand(args)).toEqual(command);
});

test.each([
  [[], 'Name a command.'],
  [['look'], 'There is no command look.'],
  [['verify'], 'verify takes 1'],
  [['show', 'id'], 'show takes 2'],
  [['reconcile', 'r', '--grace-minutes', 'soon'], '--grace-minutes is a number'],
  [['verify', 'r', '--fast'], '--fast'],
])('%j is told what is wrong, and how it is used', (args, words) => {
  expect(readAuditCommand(args)).toEqual({ problem: expect.stringContaining(words) });
  expect(readAuditCommand(args)).toEqual({ problem: expect.stringContaining(USAGE) });
});
