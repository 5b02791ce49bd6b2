import { AUTO } from '../../policy/candidates';

test('callers leave the choice to the router with the model name auto', () => {
  expect(AUTO).toBe('auto');
});
