import type { FoundResource } from '../found';
import type { JsonMap } from '../json';
import type { Stranger } from '../stranger';

/** A resource that somebody could add beside one that is there. */
export interface HostileResource {
  /** The types beside which it is added: once for each resource of them. */
  readonly beside: readonly string[];
  readonly how: string;
  readonly type: string;
  readonly properties: (beside: Beside) => JsonMap;
}

/** The resource beside which another one is added, in the same stack. */
export interface Beside {
  readonly resource: FoundResource;
  readonly properties: JsonMap;
  readonly stranger: Stranger;
  /** Of the deployment. */
  readonly region: string;
  /** `Ref` of the resource. */
  readonly ref: JsonMap;
  readonly att: (attribute: string) => JsonMap;
}

export const hostile = (
  how: string,
  beside: string | readonly string[],
  type: string,
  properties: (beside: Beside) => JsonMap,
): HostileResource => ({ how, beside: typeof beside === 'string' ? [beside] : beside, type, properties });

export const allow = (Action: unknown, Resource: unknown = '*', more: JsonMap = {}): JsonMap => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource, ...more }],
});
