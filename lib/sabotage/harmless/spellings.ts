import type { Subject } from '../../proof/subject';
import type { HarmlessChange } from '../change';
import { type FoundResource, resourcesOf, targetOf } from '../found';
import { isIntrinsic, isMap, type Path } from '../json';
import { nodesOf } from '../nodes';

/** Another spelling of the same policy: a list of one for a text, a text for a list of one, another name of a statement. */
export function otherSpellings(subject: Subject): readonly HarmlessChange[] {
  return resourcesOf(subject).flatMap((resource) =>
    nodesOf(resource.json).flatMap(({ path, value }) =>
      isMap(value) && (value.Effect === 'Allow' || value.Effect === 'Deny')
        ? ofStatement(resource, path, value)
        : [],
    ),
  );
}

function ofStatement(
  resource: FoundResource,
  path: Path,
  statement: Readonly<Record<string, unknown>>,
): readonly HarmlessChange[] {
  const change = (how: string, element: string, value: unknown): HarmlessChange => ({
    kind: 'spelling',
    how,
    target: targetOf(resource, [...path, element]),
    edits: [{ path: [...resource.path, ...path, element], value }],
  });
  return [
    ...['Action', 'Resource'].flatMap((element) => {
      const value = statement[element];
      if (typeof value === 'string' || isIntrinsic(value)) {
        return [change(`${element} as a list of one`, element, [value])];
      }
      return Array.isArray(value) && value.length === 1
        ? [change(`${element} as a text`, element, value[0])]
        : [];
    }),
    change('another name of the statement', 'Sid', 'Renamed'),
  ];
}
