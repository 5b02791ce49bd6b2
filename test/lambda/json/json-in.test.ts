import { jsonIn } from '../../../lambda/json/json-in';

test('a body that is not JSON is none', () => {
  expect(jsonIn(Buffer.from('<html>'))).toBeUndefined();
  expect(jsonIn(undefined)).toBeUndefined();
});
