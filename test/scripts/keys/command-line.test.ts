import { readKeysCommand } from '../../../scripts/keys/command-line';

const read = (line: string) => readKeysCommand(line.split(' ').filter((word) => word !== ''));

test('a key is good for ninety days, an old one for a day, unless said otherwise', () => {
  expect(read('eu issue claims')).toMatchObject({ action: 'issue', caller: 'claims', days: 90 });
  expect(read('eu rotate 0123456789abcdef')).toMatchObject({ days: 90, overlapHours: 24 });
  expect(read('eu rotate 0123456789abcdef --overlap-hours 0')).toMatchObject({ overlapHours: 0 });
});

test.each([
  ['', /Cannot read: nothing/],
  ['eu', /Cannot read: eu/],
  ['eu issue', /Cannot read: eu issue/],
  ['eu list all', /Cannot read/],
  ['eu revoke a b', /Cannot read/],
  ['eu issue claims --days 0', /--days is 0; it is a whole number from 1 to 365/],
  ['eu issue claims --days 1e2', /--days is 1e2/],
  ['eu rotate a --overlap-hours 721', /from 0 to 720/],
  ['eu issue claims --secret x', /secret/],
])('%j is an error that shows what there is to say', (line, words) => {
  const command = read(line);
  expect('problem' in command && command.problem).toMatch(words);
  expect('problem' in command && command.problem).toContain('npm run keys -- <deployment>');
});
