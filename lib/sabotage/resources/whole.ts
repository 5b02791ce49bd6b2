import type { Mutation } from '../change';
import { type FoundResource, targetOf } from '../found';

/** A resource is gone, or there twice. */
export function wholeChanges(resource: FoundResource): readonly Mutation[] {
  const { path, json, logicalId } = resource;
  const target = targetOf(resource, []);
  return [
    { kind: 'remove', how: 'the resource is gone', target, edits: [{ path, value: undefined }] },
    {
      kind: 'duplicate',
      how: 'the resource is there twice',
      target,
      edits: [{ path: [...path.slice(0, -1), `${logicalId}Again`], value: json }],
    },
  ];
}
