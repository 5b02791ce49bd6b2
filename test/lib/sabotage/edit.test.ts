import fc from 'fast-check';
import { edited } from '../../../lib/sabotage/edit';
import { type Path, valueAt } from '../../../lib/sabotage/json';
import { nodesOf } from '../../../lib/sabotage/nodes';

const root = { list: ['a', 'b', { c: 1 }], map: { key: 'value' } };

test.each<[string, Path, unknown, unknown]>([
  ['a key is set', ['map', 'key'], 'other', { ...root, map: { key: 'other' } }],
  ['a key is added', ['map', 'more'], 1, { ...root, map: { key: 'value', more: 1 } }],
  ['a key is added in a map that is not there', ['new', 'key'], 1, { ...root, new: { key: 1 } }],
  ['a key is removed', ['map', 'key'], undefined, { ...root, map: {} }],
  ['an element is set', ['list', 0], 'x', { ...root, list: ['x', 'b', { c: 1 }] }],
  ['an element is removed', ['list', 0], undefined, { ...root, list: ['b', { c: 1 }] }],
  ['a value in an element is set', ['list', 2, 'c'], 2, { ...root, list: ['a', 'b', { c: 2 }] }],
  ['the root is replaced', [], 'x', 'x'],
])('%s', (_, path, value, after) => {
  expect(edited<unknown>(root, [{ path, value }])).toEqual(after);
});

test('edits are made in order', () => {
  const edits = [
    { path: ['list', 0], value: undefined },
    { path: ['list', 0], value: 'x' },
  ];
  expect(edited(root, edits).list).toEqual(['x', { c: 1 }]);
});

test('what no edit touches is shared with the root', () => {
  expect(edited(root, [{ path: ['map', 'key'], value: 'x' }]).list).toBe(root.list);
});

test('an edit never changes the root, whatever the root and the path', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.nat(),
      fc.option(fc.jsonValue(), { nil: undefined }),
      (json, index, value) => {
        const before = JSON.stringify(json);
        const nodes = nodesOf(json);
        const path = nodes[index % nodes.length]?.path ?? [];
        const after = edited<unknown>(json, [{ path, value }]);
        expect(JSON.stringify(json)).toBe(before);
        if (value !== undefined) expect(valueAt(after, path)).toBe(value);
      },
    ),
  );
});
