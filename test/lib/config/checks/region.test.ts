import { problemsAfter } from '../changed';

test('a region the blueprint has no facts about is refused, and the likely one is named', () => {
  expect(problemsAfter({ region: 'us-est-1' })).toEqual([
    expect.objectContaining({ path: 'region', fix: expect.stringContaining('did you mean "us-east-1"?') }),
  ]);
});
