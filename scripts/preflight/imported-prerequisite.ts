import type { KeyName } from '../../lib/config/imports/imported-keys';
import type { ImportedVpc } from '../../lib/config/imports/imported-vpc';
import type { Vouched } from '../../lib/config/imports/vouched';
import type { GroupDescription } from '../../lib/proof/group-descriptions';
import type { RoleDescription } from '../../lib/proof/role-descriptions';

/** Something that the deployment imports, to be compared with what its file says of it. `of`: what it is, and whose. */
export type ImportedPrerequisite = { readonly of: Vouched } & Imported;

type Imported =
  /** `blocks`: the address blocks of the VPC, the first one first. */
  | { readonly kind: 'imported-vpc'; readonly account: string; readonly blocks: readonly string[] }
  | { readonly kind: 'imported-subnets'; readonly subnets: ImportedVpc['subnets'] }
  | { readonly kind: 'imported-routes'; readonly subnets: ImportedVpc['subnets'] }
  | { readonly kind: 'imported-flow-logs'; readonly subnets: readonly string[] }
  | { readonly kind: 'imported-dns-firewall' }
  | {
      readonly kind: 'imported-endpoint';
      /** The whole name of the endpoint service. */
      readonly service: string;
      readonly vpc: string;
      /** `undefined`: a gateway endpoint, which has none. */
      readonly securityGroup: string | undefined;
      readonly subnets: ImportedVpc['subnets'];
    }
  | {
      readonly kind: 'imported-hub-endpoint';
      /** The whole name of the endpoint service. */
      readonly service: string;
      /** The VPC of the hub. */
      readonly vpc: string;
      readonly addresses: readonly string[];
    }
  | { readonly kind: 'imported-key'; readonly name: KeyName }
  | { readonly kind: 'imported-bucket'; readonly account: string }
  | { readonly kind: 'imported-zone'; readonly name: string; readonly vpc: string | undefined }
  | { readonly kind: 'imported-topic' }
  | { readonly kind: 'imported-repository'; readonly account: string }
  /** `account`: the one that owns the archive. */
  | { readonly kind: 'imported-log-archive'; readonly account: string }
  | {
      readonly kind: 'imported-role';
      /** As it has to be. A name that only the deploy gives is a pattern between `<` and `>`. */
      readonly role: RoleDescription;
      /** The name of the deployment, for `npm run policy`. */
      readonly deployment: string;
    }
  /** `group`: as it has to be. `deployment`: its name, for `npm run policy`. */
  | {
      readonly kind: 'imported-security-group';
      readonly group: GroupDescription;
      readonly deployment: string;
    }
  /** `role`: the ARN of the role in it. */
  | { readonly kind: 'imported-instance-profile'; readonly role: string | undefined }
  | {
      readonly kind: 'owner-policy';
      /** What the policy belongs to. */
      readonly on: 'key' | 'endpoint' | 'bucket' | 'topic';
      /** The name of the deployment, for `npm run policy`. */
      readonly deployment: string;
      /** What the policy has to say, a mark in the place of each name that is not known before a deploy. */
      readonly statements: readonly Readonly<Record<string, unknown>>[];
    };
