import { classify } from '../../../../../lambda/router/request/classify/classify';
import type { Declared } from '../../../../../lambda/router/request/classify/declared';

test.each<[Declared[], Declared]>([
  [['public', 'restricted'], 'restricted'],
  [['confidential', 'internal'], 'confidential'],
  [['unknown', 'public'], 'unknown'],
  [['public', 'unknown'], 'unknown'],
  // Both count as restricted; what was said first is recorded.
  [['unknown', 'restricted'], 'unknown'],
  [['restricted', 'unknown'], 'restricted'],
])('of %j the highest is recorded as declared: %s', (declared, expected) => {
  expect(classify({ floor: 'public', declared }).declared).toBe(expected);
});
