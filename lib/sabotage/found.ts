import type { Subject } from '../proof/subject';
import { BUNDLED, MANIFEST, type Target } from './change';
import { isMap, type JsonMap, type Path } from './json';

// What a subject contains, read as JSON: the generator knows nothing of how the templates were made.

/** A resource, and the path to it in the subject. */
export interface FoundResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly json: JsonMap;
  readonly path: Path;
}

export function resourcesOf(subject: Subject): readonly FoundResource[] {
  return Object.entries(subject.stacks).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([logicalId, resource]) => ({
      stack,
      logicalId,
      type: resource.Type,
      json: resource as unknown as JsonMap,
      path: ['stacks', stack, 'Resources', logicalId],
    })),
  );
}

export const targetOf = ({ stack, logicalId, type }: FoundResource, path: Path): Target => ({
  type,
  where: `{${stack}/${logicalId}}`,
  path,
});

/** What is bundled with the code of a function, or a part of the manifest, and the path to it in the subject. */
export interface FoundConfig {
  /** The field of the subject: `routerConfigs`. */
  readonly field: string;
  readonly where: string;
  readonly json: unknown;
  readonly path: Path;
}

/** Every field of a subject beside the deployment and the templates: code and configurations by function, and the manifest. */
export function configsOf(subject: Subject): readonly FoundConfig[] {
  const { deployment: _, stacks: __, ...bundled } = subject;
  return Object.entries(bundled).flatMap(([field, configs]) =>
    Object.entries(isMap(configs) ? configs : {}).map(([where, json]) => ({
      field,
      where,
      json,
      path: [field, where],
    })),
  );
}

export const configTarget = ({ field, where }: FoundConfig, path: Path): Target =>
  field === 'manifest'
    ? { type: MANIFEST, where: field, path: [where, ...path] }
    : { type: BUNDLED, where, path: [field, ...path] };
