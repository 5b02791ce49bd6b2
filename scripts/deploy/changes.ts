import { isDeepStrictEqual } from 'node:util';
import type { Template, TemplateResource } from '../../lib/assembly/template';

/** How often each type of resource is added, changed and removed. */
export interface Changes {
  readonly adds: readonly Counted[];
  readonly changes: readonly Counted[];
  readonly removes: readonly Counted[];
}

export interface Counted {
  readonly type: string;
  readonly count: number;
}

/** What an edit of the deployment file changes in one stack: its resources, without their metadata. */
export function changesBetween(before: Template, after: Template): Changes {
  const [old, now] = [Object.entries(before.Resources), Object.entries(after.Resources)];
  return {
    adds: counted(now.filter(([id]) => !before.Resources[id])),
    changes: counted(
      now.filter(([id, resource]) => {
        const was = before.Resources[id];
        return was && !isDeepStrictEqual(withoutMetadata(was), withoutMetadata(resource));
      }),
    ),
    removes: counted(old.filter(([id]) => !after.Resources[id])),
  };
}

const withoutMetadata = ({ Metadata: _, ...rest }: TemplateResource) => rest;

function counted(resources: readonly (readonly [string, TemplateResource])[]): readonly Counted[] {
  const types = resources.map(([, { Type }]) => Type);
  return [...new Set(types)]
    .sort()
    .map((type) => ({ type, count: types.filter((one) => one === type).length }));
}
