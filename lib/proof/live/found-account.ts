import type { Template, TemplateResource } from '../template/template';

// What was read in an account, before it is compared with anything.

/** A stack of the deployment. */
export interface FoundStack {
  readonly name: string;
  /** Its ARN, with the UUID that CloudFormation chose. */
  readonly id: string;
  readonly status: string;
  /** The role that CloudFormation uses. @default the credentials of the caller */
  readonly role?: string;
  readonly terminationProtection: boolean;
  /** As it was uploaded, before CloudFormation resolved anything. */
  readonly template: Template;
  /** What `Ref` of each resource returns, by logical id. A resource that has none was never created, or is deleted. */
  readonly physicalIds: ReadonlyMap<string, string>;
  /** By name. */
  readonly outputs: ReadonlyMap<string, string>;
  /** The values that CloudFormation took from the Parameter Store, by the name of the parameter. */
  readonly parameters: ReadonlyMap<string, string>;
  /** What was read of each resource, by logical id. */
  readonly readings: ReadonlyMap<string, Reading>;
}

/** What was read of one resource. */
export type Reading = ReadProperties | InSync | Changed | Gone | Unread;

/** What belongs to a resource, and is no property of it. */
export interface WithFurther {
  /** What no template has. @default nothing */
  readonly further?: readonly FurtherResource[];
  /** Why it is not known whether there is more of that kind. @default everything was read */
  readonly furtherUnread?: readonly string[];
}

/** All properties that the service returns, in the form that a template writes them in. */
export interface ReadProperties extends WithFurther {
  readonly kind: 'read';
  /** A value may be `NotRead`. A property that is not here is not set in the account. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Properties that the service does not return; the template's are taken. @default none */
  readonly kept?: readonly string[];
}

/** Something in the account that no template has, as the resource that a template would write. */
export interface FurtherResource {
  /** `arn:aws:iam::aws:policy/AdministratorAccess` */
  readonly name: string;
  readonly resource: TemplateResource;
}

/** CloudFormation compared the properties that the template sets, and they are the same. */
export interface InSync {
  readonly kind: 'in-sync';
}

/** Compared were the properties that the template sets; these may have other values. */
export interface Changed extends WithFurther {
  readonly kind: 'changed';
  /** `undefined`: the property is not set any more. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Gone {
  readonly kind: 'gone';
}

export interface Unread extends WithFurther {
  readonly kind: 'unread';
  readonly reason: string;
}
