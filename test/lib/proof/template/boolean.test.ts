import { isTrue } from '../../../../lib/proof/template/boolean';

test.each([
  [true, true],
  ['true', true],
  ['True', true],
  [false, false],
  ['false', false],
  ['yes', false],
  [1, false],
  [undefined, false],
])('CloudFormation reads %j as true: %s', (value, expected) => {
  expect(isTrue(value)).toBe(expected);
});
