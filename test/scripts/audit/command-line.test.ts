import { readAuditCommand } from '../../../scripts/audit/command-line';

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
])('%j is accepted', (args, command) => {
  expect(readAuditCommand(args)).toEqual(command);
});

test.each([
  [[], 'Name a command.'],
  [['look'], 'There is no command look.'],
  [['verify'], 'verify needs records.'],
  [['verify', 'r', 's'], 'Nothing is expected after verify r; got s.'],
  [['show', 'id'], 'show id needs records.'],
  [['schemas', 'r'], 'got r'],
  [['reconcile', 'r', '--grace-minutes', 'soon'], '--grace-minutes is soon'],
  [['verify', 'r', '--fast'], '--fast'],
])('%j is refused, and what is refused is named', (args, words) => {
  expect(() => readAuditCommand(args)).toThrow(words);
});
