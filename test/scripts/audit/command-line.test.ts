import { readAuditCommand } from '../../../scripts/audit/command-line';

test.each([
  [
    ['verify', '.local/audit'],
    { name: 'verify', records: '.local/audit', part: undefined, publicKeys: [], until: undefined },
  ],
  [
    ['verify', 's3://b/', '--part', '2026/11', '--public-key', 'a.pem', '--public-key', 'b.der'],
    { name: 'verify', records: 's3://b/', part: '2026/11', publicKeys: ['a.pem', 'b.der'], until: undefined },
  ],
  [
    ['verify', 'r', '--until', '2026-11-21T10:00:00Z'],
    { name: 'verify', records: 'r', part: undefined, publicKeys: [], until: new Date(1795255200000) },
  ],
  [['reconcile', 'r'], { name: 'reconcile', records: 'r', accessLog: undefined, graceMinutes: 20 }],
  [
    ['reconcile', 'r', '--access-log', 'l', '--grace-minutes', '5'],
    { name: 'reconcile', records: 'r', accessLog: 'l', graceMinutes: 5 },
  ],
  [['show', 'id', 'r'], { name: 'show', id: 'id', records: 'r' }],
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
  [['verify', 'r', '--until', 'yesterday'], '--until is yesterday'],
  [['verify', 'r', '--until', '2026-13-01T00:00:00Z'], '--until is 2026-13-01'],
  [['verify', 'r', '--until', '2026-02-30T00:00:00Z'], '--until is 2026-02-30'],
  [['verify', 'r', '--until', '2026-02-28T24:00:00Z'], '--until is 2026-02-28T24'],
  [['verify', 'r', '--until', '2026-02-28T10:00:00+01:00Z'], '--until is 2026-02-28T10'],
  [['verify', 'r', '--part', 'decisions/2026'], '--part is decisions/2026'],
  [['verify', 'r', '--part', '2026/02/30'], '--part is 2026/02/30'],
  [['verify', 'r', '--part', '2026/13'], '--part is 2026/13'],
  [['verify', 'r', '--fast'], '--fast'],
])('%j is refused, and what is refused is named', (args, words) => {
  expect(() => readAuditCommand(args)).toThrow(words);
});
