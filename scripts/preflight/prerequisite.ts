import type { QuotaName } from '../../lib/config/facts/service-quotas';
import type { Vouched } from '../../lib/config/imports/vouched';
import type { HostPrerequisite } from '../../lib/plan/prerequisite';
import type { ImportedPrerequisite } from './imported-prerequisite';
import type { PlannedCall } from './organization/planned-call';
import type { PolicySource } from './organization/policy-source';

/**
 * Something a deploy needs and cannot create. `placement`: the AWS credentials in use belong to the deployment's
 * account. `stack-state`: the stack does not exist, or can be updated. The others say what must exist, and where.
 */
export type Prerequisite = Needed & {
  /** The deployment file only observes it: what is not as needed is a warning. @default a failure */
  readonly observed?: true;
};

type Needed =
  | { readonly kind: 'placement'; readonly account: string }
  | {
      readonly kind: 'bootstrap';
      readonly account: string;
      readonly region: string;
      /** The ARN of the role that the templates let change the guards of retained resources. */
      readonly role: string;
      /** The stack of the bootstrap. @default 'CDKToolkit' */
      readonly toolkitStack?: string;
    }
  /** Where the account has no bootstrap: the bucket that takes templates and code. */
  | { readonly kind: 'asset-bucket'; readonly bucket: string; readonly account: string }
  | {
      readonly kind: 'permissions-boundary';
      readonly arn: string;
      /** What the deployment file says that the policy says. @default not compared */
      readonly document?: unknown;
    }
  /** A boundary whose document the deployment file does not have: whether it leaves the roles what they need. */
  | {
      readonly kind: 'boundary-calls';
      readonly of: Vouched;
      readonly arn: string;
      /** The calls of the roles. */
      readonly calls: readonly PlannedCall[];
    }
  /** `path`: where the deployment file names it, `publishers.models[0]`. */
  | { readonly kind: 'publisher'; readonly path: string; readonly arn: string }
  /** `afterFailure`: also states that stop no deploy, and that a failed one leaves. */
  | { readonly kind: 'stack-state'; readonly stack: string; readonly afterFailure?: boolean }
  /** Copies of these models have been stopped; the stack has their instances. */
  | { readonly kind: 'drained'; readonly stack: string; readonly models: readonly string[] }
  | {
      readonly kind: 'zones';
      readonly zones: readonly string[];
      /** The stack of the functions. If it exists, Lambda has taken subnets in its zones. */
      readonly gateway: string;
      /** The zones of that stack. @default all of these */
      readonly running?: readonly string[];
    }
  | {
      readonly kind: 'endpoint-services';
      /** The services that the VPC has endpoints of, with the zones of each; none for a gateway endpoint. */
      readonly endpoints: readonly { readonly service: string; readonly zones: readonly string[] }[];
    }
  | { readonly kind: 'prefix-lists'; readonly unknown: readonly string[]; readonly region: string }
  | HostPrerequisite
  | ImportedPrerequisite
  | {
      readonly kind: 'api-gateway-logging';
      /** The stack that has the role, where this deployment sets the account's role. @default another team sets it */
      readonly own?: string;
    }
  | {
      readonly kind: 'lambda-concurrency';
      /** Executions at once that the functions reserve. */
      readonly reserved: number;
      /** The stack of the functions. What they reserve already is not needed again. */
      readonly gateway: string;
    }
  | {
      readonly kind: 'key-set';
      /** The name or path by which the user named the deployment. */
      readonly typed: string;
      readonly issuer: string;
      /** The stack whose output `KeySetBucket` names the bucket. */
      readonly foundation: string;
    }
  | {
      readonly kind: 'account-quota';
      readonly quota: QuotaName;
      /** How many of these each stack has. Those of a stack that exists are counted already. */
      readonly needed: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'address-block'; readonly cidr: string; readonly foundation: string }
  | {
      readonly kind: 'free-name';
      /** The CloudFormation type of the resource. */
      readonly type: NamedType;
      readonly name: string;
      /** The stack that creates it. If it exists, the name is its own. */
      readonly stack: string;
    }
  | {
      readonly kind: 'profile-destinations';
      readonly model: string;
      readonly profileId: string;
      /** Where the file says that prompts may be processed. */
      readonly destinations: readonly string[] | 'any commercial region';
    }
  | {
      readonly kind: 'invocation-logging';
      /** `off`: no prompt may be in the account's invocation logs. `on`: they must be. */
      readonly wanted: 'on' | 'off';
    }
  | { readonly kind: 'guard-duty' }
  | {
      readonly kind: 'organization-policies';
      readonly account: string;
      readonly from: PolicySource;
      readonly calls: readonly PlannedCall[];
      /** Why the calls of the roles are not among them. @default they are */
      readonly unread?: string;
    };

/** Types whose resources have a name that the templates choose, and that an account has once. */
export type NamedType =
  | 'AWS::Logs::LogGroup'
  | 'AWS::SageMaker::Endpoint'
  | 'AWS::ECS::Cluster'
  | 'AWS::KMS::Alias'
  | 'AWS::Bedrock::Guardrail';

export type PrerequisiteOf<K extends Prerequisite['kind']> = Extract<Prerequisite, { kind: K }>;
