import { unlessAbsent } from '../../../scripts/account/unless-absent';

const ABSENT = ['NotFound', 'NoSuchKey'] as const;
const refusedWith = (name: string) => Promise.reject(Object.assign(new Error('no'), { name }));

test('an answer stays as it is', async () => {
  expect(await unlessAbsent(Promise.resolve('there'), ...ABSENT)).toBe('there');
});

test.each(ABSENT)('%s means that there is no such thing', async (name) => {
  expect(await unlessAbsent(refusedWith(name), ...ABSENT)).toBeUndefined();
});

test('any other error is thrown', async () => {
  await expect(unlessAbsent(refusedWith('AccessDenied'), ...ABSENT)).rejects.toThrow('no');
});
