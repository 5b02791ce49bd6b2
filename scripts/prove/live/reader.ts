import type { Reading } from '../../../lib/proof/live/found-account';
import type { TemplateResource } from '../../../lib/proof/template/template';
import type { Account } from '../../account/account';

/** A resource of a stack that is to be read in the account. */
export interface Asked {
  readonly account: Account;
  /** The id of the deployment's account. */
  readonly accountId: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly resource: TemplateResource;
  /** The physical id of a resource that this one refers to by `Ref` or `Fn::GetAtt`, in the same stack. */
  referred(value: unknown): string | undefined;
  /** Whether a resource of this type in a stack of the deployment has this physical id. */
  isOwn(type: string, physicalId: string): boolean;
  /** The resources of this type in the same template. */
  siblings(type: string): readonly TemplateResource[];
  /** What CloudFormation's drift detection found about it. */
  compared(): Reading;
}

/** How the resources of a type are read, with a service's own API. */
export interface Reader {
  /** What it calls, as IAM names it. */
  readonly actions: readonly string[];
  readonly read: (asked: Asked) => Promise<Reading>;
}
