import { problemsAfter } from '../changed';

const LISTS = [
  ['audit.custodians', (arns: readonly string[]) => ({ 'audit.custodians': arns })],
  ['publishers.credentials', (credentials: readonly string[]) => ({ publishers: { credentials } })],
  ['publishers.models', (models: readonly string[]) => ({ publishers: { models } })],
] as const;

describe.each(LISTS)('%s', (path, changesTo) => {
  test.each([
    ['another account', 'arn:aws:iam::444455556666:role/publisher'],
    ['another partition', 'arn:aws-us-gov:iam::111122223333:role/publisher'],
  ])('a principal of %s is refused, because a spared denial gives it no permission', (_where, arn) => {
    expect(problemsAfter(changesTo(['arn:aws:iam::111122223333:role/one', arn]))).toEqual([
      expect.objectContaining({ path: `${path}[1]`, got: arn }),
    ]);
  });

  test.each(['arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:root', '*'])(
    '%s is refused: only a role or a user by name',
    (arn) => {
      expect(problemsAfter(changesTo([arn]))).toEqual([expect.objectContaining({ path: `${path}[0]` })]);
    },
  );

  test.each([
    ['again', 'role/team/publisher'],
    ['under another path', 'role/other/publisher'],
    ['without its path', 'role/publisher'],
  ])('a principal that is named %s is refused, with both places', (_how, second) => {
    const arns = ['role/team/publisher', 'user/publisher', second].map(
      (name) => `arn:aws:iam::111122223333:${name}`,
    );
    expect(problemsAfter(changesTo(arns))).toEqual([
      expect.objectContaining({
        path: `${path}[2]`,
        got: arns[2],
        allowed: expect.stringContaining(`${path}[0]`),
      }),
    ]);
  });

  test('a role and a user of the account are accepted', () => {
    const arns = ['arn:aws:iam::111122223333:role/team/publisher', 'arn:aws:iam::111122223333:user/one'];
    expect(problemsAfter(changesTo(arns))).toEqual([]);
  });
});
