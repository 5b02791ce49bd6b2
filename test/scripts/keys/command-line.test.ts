import { readKeysCommand } from '../../../scripts/keys/command-line';

const read = (line: string) => readKeysCommand(line.split(' ').filter((word) => word !== ''));

test('by default a key is valid for ninety days, and a rotated one for one more day', () => {
  expect(read('eu issue claims')).toMatchObject({ action: 'issue', caller: 'claims', days: 90 });
  expect(read('eu rotate 0123456789abcdef')).toMatchObject({ days: 90, overlapHours: 24 });
  expect(read('eu rotate 0123456789abcdef --overlap-hours 0')).toMatchObject({ overlapHours: 0 });
});

test.each([
  ['', /Name a deployment/],
  ['eu', /Name a command for the keys of eu/],
  ['eu look', /There is no command look/],
  ['eu issue', /issue needs a caller/],
  ['eu list all', /after list; got all/],
  ['eu revoke a b', /after revoke a; got b/],
  ['eu issue claims --days 0', /--days is 0; it is a whole number from 1 to 365/],
  ['eu issue claims --days 1e2', /--days is 1e2/],
  ['eu rotate a --overlap-hours 721', /from 0 to 720/],
  ['eu issue claims --secret x', /secret/],
])('%j is refused, and what is refused is named', (line, words) => {
  expect(() => read(line)).toThrow(words);
});
