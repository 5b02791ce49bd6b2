import fc from 'fast-check';
import { vllmSchema } from '../../../lib/hosts/vllm/schema';
import { problemsAfter } from './changed';

const AT = 'models[0].certificate.hostName';
const form = vllmSchema.shape.certificate.shape.hostName;

const label = (length: number) => 'a'.repeat(length);

test.each([
  'llm.example.com',
  '1llm.example.com',
  'llm.xn--bcher-kva.example',
  'llm.xn--80akhbyknj4f.xn--p1ai',
  `${label(63)}.example.com`,
  `${label(63)}.${label(52)}.example.com`,
])('a host name may be %s', (name) => {
  expect(form.safeParse(name).success).toBe(true);
});

test.each([
  ['LLM.example.com', 'write "llm.example.com"'],
  ['llm.example.com.', 'write "llm.example.com"'],
  [' llm.example.com', 'write "llm.example.com"'],
  ['*.example.com', 'one name that the certificate covers'],
  ['my_llm.example.com', 'write "my-llm.example.com"'],
  ['_.example.com', 'underscore'],
  ['10.0.0.1', 'the name in the certificate'],
  ['fd00::1', 'the name in the certificate'],
  ['https://llm.example.com/v1', 'without https://'],
  ['llm', 'qwen3-8b.llm.example.com'],
  ['llm..example.com', 'qwen3-8b.llm.example.com'],
  ['.example.com', 'qwen3-8b.llm.example.com'],
  ['-llm.example.com', 'qwen3-8b.llm.example.com'],
  ['llm-.example.com', 'qwen3-8b.llm.example.com'],
  ['llm.example.c0m', 'qwen3-8b.llm.example.com'],
  ['BEDROCK.amazonaws.com', 'qwen3-8b.llm.example.com'],
  ['bücher.example', 'xn--'],
  [`${label(64)}.example.com`, '63 characters'],
  [`${label(63)}.${label(53)}.example.com`, '128 characters: a rule of the load balancer'],
])('a host name cannot be %j: %s', (name, fix) => {
  expect(problemsAfter({ [AT]: name })).toEqual([
    expect.objectContaining({ path: AT, got: name, fix: expect.stringContaining(fix) }),
  ]);
});

test('a proposed host name is one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z_.-]{1,140}$/), (name) => {
      const result = form.safeParse(name);
      const [issue] = result.error?.issues ?? [];
      const fix = issue?.code === 'custom' ? String(issue.params?.fix) : '';
      const proposed = /^write "([^"]*)"$/.exec(fix)?.[1];
      if (proposed !== undefined) expect(form.safeParse(proposed).success).toBe(true);
    }),
  );
});
