import { rulePriority } from '../../../../lib/hosts/vllm/vllm-load-balancer';

test('the priority of a rule depends on its model only, so a new model changes no other priority', () => {
  expect(rulePriority('small')).toBe(rulePriority('small'));
  expect(rulePriority('small')).not.toBe(rulePriority('middle'));
});

test.each(['a', 'small', 'qwen3-32b', 'a-model-name-of-forty-letters-and-digits'])(
  'the priority of %s is in the range that a load balancer accepts',
  (name) => {
    expect(rulePriority(name)).toBeGreaterThanOrEqual(1);
    expect(rulePriority(name)).toBeLessThanOrEqual(50_000);
  },
);
