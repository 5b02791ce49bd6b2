import { randomBytes, randomInt } from 'node:crypto';

/** An access key of one caller, valid in one local run only. */
export interface LocalKey {
  readonly caller: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly account: string;
  /** The principal as API Gateway reports it: a role appears as one of its sessions. */
  readonly userArn: string;
  readonly userId: string;
}

/** A new key for each caller that has principals, as the first of them. */
export function localKeys(
  callers: readonly { readonly name: string; readonly principals: readonly string[] }[],
): readonly LocalKey[] {
  return callers.flatMap(({ name, principals: [principal] }) => {
    if (principal === undefined) return [];
    const accessKeyId = `LOCAL${letters(15)}`;
    return {
      caller: name,
      accessKeyId,
      secretAccessKey: randomBytes(30).toString('hex'),
      account: principal.split(':')[4] ?? '',
      userArn: sessionOf(principal),
      userId: principal.includes(':role/')
        ? `AROA${accessKeyId.slice(4)}:local`
        : `AIDA${accessKeyId.slice(4)}`,
    };
  });
}

/** `arn:aws:iam::…:role/path/claims` in use is `arn:aws:sts::…:assumed-role/claims/<session>`; users stay users. */
function sessionOf(principal: string): string {
  const role = /^arn:([^:]+):iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(principal);
  return role ? `arn:${role[1]}:sts::${role[2]}:assumed-role/${role[3]}/local` : principal;
}

const letters = (count: number) =>
  Array.from({ length: count }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[randomInt(32)]).join('');
