import type { Template, TemplateResource } from '../../lib/assembly/template';

/** A stack of the deployment: what it was made from, and what it made. */
export interface StackContents {
  readonly stack: string;
  readonly template: Template;
  /** What CloudFormation made, by logical id. @default not known: nothing was read from an account */
  readonly made?: ReadonlyMap<string, MadeResource>;
  /** When it was deleted. @default it exists */
  readonly deletedAt?: Date;
}

export interface MadeResource {
  readonly physicalId: string;
  /** Such as `CREATE_COMPLETE`, or `DELETE_SKIPPED` where it was retained. */
  readonly status: string;
}

/** A resource that stays when its stack is deleted. */
export interface Retained {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** @default not known */
  readonly physicalId?: string;
  readonly deletedAt?: Date;
}

/** What stays of these stacks. Of a stack that exists: what was made of it. Of a deleted one: what its deletion left. */
export function retainedIn(stacks: readonly StackContents[]): readonly Retained[] {
  return stacks.flatMap(({ stack, template, made, deletedAt }) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => isRetained(resource))
      .filter(([logicalId]) => !made || stays(made.get(logicalId), deletedAt !== undefined))
      .map(([logicalId, { Type: type, Properties: properties = {} }]) => ({
        stack,
        logicalId,
        type,
        properties,
        physicalId: made?.get(logicalId)?.physicalId,
        deletedAt,
      })),
  );
}

/** CloudFormation deletes a resource whose template does not say otherwise. */
const isRetained = ({ DeletionPolicy = 'Delete' }: TemplateResource) => DeletionPolicy !== 'Delete';

const stays = (made: MadeResource | undefined, isDeleted: boolean) =>
  made !== undefined && (!isDeleted || made.status === 'DELETE_SKIPPED');
