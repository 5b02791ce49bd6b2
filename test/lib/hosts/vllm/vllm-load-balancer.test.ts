import { rulePriority } from '../../../../lib/hosts/vllm/vllm-load-balancer';

test('the priority of a rule depends on the model alone, so adding a model moves no other', () => {
  expect(rulePriority('small')).toBe(rulePriority('small'));
  expect(rulePriority('small')).not.toBe(rulePriority('middle'));
});

test.each(['a', 'small', 'qwen3-32b', 'a-model-name-of-forty-letters-and-digits'])(
  'the priority of %s is one a load balancer takes',
  (name) => {
    expect(rulePriority(name)).toBeGreaterThanOrEqual(1);
    expect(rulePriority(name)).toBeLessThanOrEqual(50_000);
  },
);
