import type { Edit } from './edit';
import type { Path } from './json';

/** Where a change is made. */
export interface Target {
  /** A resource type, {@link TEMPLATE}, {@link BUNDLED}, or {@link MANIFEST}. */
  readonly type: string;
  /**
   * `{stack/LogicalId}` for a resource or a function's configuration, `{stack}` for a template, `manifest` for the
   * manifest.
   */
  readonly where: string;
  /** Below the resource, the template or the configuration: `['Properties', 'Policy', 'Statement', 0]`. */
  readonly path: Path;
}

/** The type of a target that belongs to a template as a whole: its parameters, outputs, transforms. */
export const TEMPLATE = 'Template';

/** The type of a target in a configuration that is bundled with a function's code. */
export const BUNDLED = 'Bundled configuration';

/** The type of a target in what the CDK CLI reads besides the templates. */
export const MANIFEST = 'Assembly manifest';

/** A change of the subject of a proof. */
export interface Change {
  readonly target: Target;
  /** The change in words: `text becomes *`. */
  readonly how: string;
  /** Edits of the subject. */
  readonly edits: readonly Edit[];
}

export const MUTATION_KINDS = [
  'remove',
  'widen',
  'literal',
  'parameter',
  'foreign',
  'unreadable',
  'duplicate',
  'move',
  'attribute',
  'add-type',
  'add-hostile',
] as const;

export type MutationKind = (typeof MUTATION_KINDS)[number];

/** A change that a proof has to notice. */
export interface Mutation extends Change {
  readonly kind: MutationKind;
}

export const HARMLESS_KINDS = [
  'description',
  'order',
  'tag',
  'logical-id',
  'output',
  'metadata',
  'spelling',
] as const;

export type HarmlessKind = (typeof HARMLESS_KINDS)[number];

/** A change after which every claim still holds. */
export interface HarmlessChange extends Change {
  readonly kind: HarmlessKind;
}

/** The path of a target as text: `Properties/Policy/Statement/0`. */
export const pathText = ({ path }: Target): string => path.join('/');
