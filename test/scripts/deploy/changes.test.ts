import { changesBetween } from '../../../scripts/deploy/changes';

const template = (...types: readonly (readonly [id: string, type: string, more?: object])[]) => ({
  Resources: Object.fromEntries(types.map(([id, Type, more]) => [id, { Type, ...more }])),
});

test('resources are counted by type: added, changed and removed', () => {
  const before = template(['a', 'Role'], ['b', 'Role', { Properties: { x: 1 } }], ['c', 'Key']);
  const after = template(['b', 'Role', { Properties: { x: 2 } }], ['c', 'Key'], ['d', 'Key'], ['e', 'Key']);
  expect(changesBetween(before, after)).toEqual({
    adds: [{ type: 'Key', count: 2 }],
    changes: [{ type: 'Role', count: 1 }],
    removes: [{ type: 'Role', count: 1 }],
  });
});

test('the stored deployment file and other metadata change no resource', () => {
  const before = template(['vpc', 'Vpc', { Metadata: { DeploymentFile: 'one' } }]);
  const after = template(['vpc', 'Vpc', { Metadata: { DeploymentFile: 'two' } }]);
  expect(changesBetween(before, after)).toEqual({ adds: [], changes: [], removes: [] });
});
