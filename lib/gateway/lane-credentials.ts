import { basePath } from '../../policy/endpoints';
import type { Lane } from '../../policy/lane';
import { type Bearer, isBearerLane } from '../config/bearer';
import { STAGE } from '../plan/routes';

/** Whose refusals are written: the lanes the API has, and what each takes. */
export interface LaneCredentials {
  readonly bearer?: Pick<Bearer, 'lanes' | 'oidc' | 'apiKeys'>;
  readonly lanes: readonly Lane[];
}

export const SIGNATURE = 'AWS Signature Version 4, service execute-api, in the region of the deployment';

/** How the base URLs of these lanes end: `/llm/v1 or /llm/sealed/v1`. */
export const ends = (lanes: readonly Lane[]): string =>
  lanes.map((lane) => `/${STAGE}${basePath(lane)}`).join(' or ');

/** `The base URL ends in /llm/v1 or /llm/sealed/v1.` */
export function baseUrls({ lanes }: LaneCredentials): string {
  return `The base URL ends in ${ends(lanes)}.`;
}

/** The lanes that take signatures, and those that take bearer credentials. */
export function byCredential({ bearer, lanes }: LaneCredentials) {
  const takesBearer = (lane: Lane) => isBearerLane({ bearer }, lane);
  return { signed: lanes.filter((lane) => !takesBearer(lane)), bearer: lanes.filter(takesBearer) };
}

/** What a bearer lane takes: the kinds the deployment accepts and no others. */
export function bearerWords({ bearer }: LaneCredentials): string {
  const kinds = [
    ...(bearer?.apiKeys ? ['an API key'] : []),
    ...(bearer?.oidc ? ['a token of the identity provider'] : []),
  ];
  return `${kinds.join(' or ')} in \`Authorization: Bearer\` or in \`x-api-key\``;
}

/** What to send, lane by lane where they differ. */
export function howToAuthenticate(deployment: LaneCredentials): string {
  const { signed, bearer } = byCredential(deployment);
  if (bearer.length === 0) return `Sign the request with ${SIGNATURE}. ${baseUrls(deployment)}`;
  if (signed.length === 0) return `Send ${bearerWords(deployment)}. ${baseUrls(deployment)}`;
  return [
    `Where the base URL ends in ${ends(bearer)}, send ${bearerWords(deployment)}.`,
    `Where it ends in ${ends(signed)}, sign the request with ${SIGNATURE}.`,
  ].join(' ');
}
