import { createNews } from '../../../../scripts/deploy/copies/news';

const told = (...said: readonly string[]) => {
  const lines: string[] = [];
  const news = createNews((line) => lines.push(line), 'bank');
  for (const words of said) news(words);
  return lines;
};

test('what a service says is one line', () => {
  expect(told('qwen: has started\n 1 tasks')).toEqual(['  qwen: has started 1 tasks']);
});

test('a known reason is followed by what to do', () => {
  expect(told('qwen: VcpuLimitExceeded')).toEqual([
    '  qwen: VcpuLimitExceeded',
    '    A quota of the account is used up.',
    expect.stringContaining('Next: npm run preflight -- bank'),
  ]);
});

test('what to do is said once, however often the service tries', () => {
  expect(told('qwen: VcpuLimitExceeded', 'qwen: VcpuLimitExceeded')).toHaveLength(4);
});
