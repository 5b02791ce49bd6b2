import { droppedFields } from '../../../../lambda/router/response/dropped-fields';

test('the header names each field that was left out once', () => {
  expect(droppedFields(['store', 'stop', 'store'])).toEqual({ 'x-dropped': 'store, stop' });
});

test('there is no header where nothing was left out', () => {
  expect(droppedFields([])).toEqual({});
});

test('the header names twenty fields and counts the others', () => {
  const fields = Array.from({ length: 23 }, (_, index) => `f${index}`);
  const named = droppedFields(fields)['x-dropped']?.split(', ');
  expect(named).toEqual([...fields.slice(0, 20), 'and 3 more']);
  expect(droppedFields(fields.slice(0, 20))['x-dropped']).not.toContain('more');
});
