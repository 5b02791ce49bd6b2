import { z } from 'zod';
import { vouchedBy } from './imports/vouched-by';
import { reason } from './reason';
import { textLike } from './text-like';

/** Roles or users of an account; `*` is any text, slashes included. Three characters of their names are in it. */
const PRINCIPALS = /^arn:aws[a-z-]{0,20}:iam::\d{12}:(role|user)\/(?=(.*[\w+=,.@-]){3})[\w+=,.@/*-]{0,512}$/;

export const administrator = z.strictObject({
  /**
   * The ARN of a role or user, with its path. A `*` in it is any text, for roles that get a part of their name from
   * elsewhere: `arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_PlatformAdmin_*`.
   */
  principal: textLike(
    'the ARN of roles or users of the account, such as arn:aws:iam::111122223333:role/break-glass, with * for any text and three or more letters of the names',
    PRINCIPALS,
    'write the ARN that aws iam get-role prints, with a * in place of the part that differs',
    600,
  ),
  /** Why it needs permissions that reach the deployment, and what limits their use. */
  reason: reason(40),
  /** Who answers for it. */
  vouchedBy,
});

export type Administrator = z.output<typeof administrator>;

/** The administrators that a deployment names. */
export const administratorsOf = ({
  liveProof,
}: {
  readonly liveProof?: { readonly administrators?: readonly Administrator[] | undefined } | undefined;
}): readonly Administrator[] => liveProof?.administrators ?? [];
