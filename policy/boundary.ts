/** How far a prompt travels when a model answers, nearest first. */
export const BOUNDARIES = ['account', 'region', 'geography', 'global'] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** Where models run. `vllm` and `sagemaker` are GPUs the account owns; `bedrock` is Amazon Bedrock. */
export const HOSTS = ['vllm', 'sagemaker', 'bedrock'] as const;
export type Host = (typeof HOSTS)[number];

/** An inference profile: its label, and the regions that may process a prompt. */
export interface Profile {
  readonly scope: string;
  readonly destinations: readonly string[] | 'any commercial region';
}

/** What decides how far a prompt to a model travels: the host and, on Bedrock, the profile and who keeps prompts. */
export interface Placement {
  readonly host: Host;
  /** On Bedrock. @default none: it answers in the region */
  readonly profile?: Profile;
  /** Whether the model answers only if a party outside the account may keep or read prompts. @default false */
  readonly kept?: boolean;
  /** Whether its profile may process prompts in regions that the list does not name. @default false */
  readonly strays?: boolean;
}

/**
 * How far a prompt to this model travels, seen from the deployment. Derived, never stated in a file. A prompt that
 * others keep is no longer where it was processed, so it counts as sent anywhere; so does one to an unknown region.
 *
 * @param home the regions inside the deployment's jurisdiction. Every other region is outside.
 * @throws RangeError for a host that is not one of {@link HOSTS}, because its boundary is not known.
 */
export function boundaryOf(
  { host, profile, kept = false, strays = false }: Placement,
  home: readonly string[],
): Boundary {
  if (!HOSTS.includes(host)) {
    throw new RangeError(`host ${String(host)} is not known; known hosts: ${HOSTS.join(', ')}`);
  }
  return kept || strays ? 'global' : BOUNDARY_ON[host](profile, home);
}

/** One rule for each host. The compiler reports a host without one. */
const BOUNDARY_ON = {
  vllm: () => 'account',
  sagemaker: () => 'account',
  bedrock: (profile, home) => (profile ? boundaryOfProfile(profile, home) : 'region'),
} satisfies Record<Host, (profile: Profile | undefined, home: readonly string[]) => Boundary>;

/** The hosts whose models all answer inside the account. */
export const ACCOUNT_HOSTS: readonly Host[] = HOSTS.filter(
  (host) => BOUNDARY_ON[host](undefined, []) === 'account',
);

/**
 * The farthest destination decides. The label does not: `apac`, or `us` called from Canada, crosses borders. A profile
 * labelled `global` is global, whatever destinations it lists.
 */
function boundaryOfProfile({ scope, destinations }: Profile, home: readonly string[]): Boundary {
  if (scope === 'global' || typeof destinations === 'string' || destinations.length === 0) return 'global';
  return destinations.every((region) => home.includes(region)) ? 'geography' : 'global';
}

/**
 * Whether `boundary` is no wider than `ceiling`. `false` if either of them is not one of {@link BOUNDARIES}.
 */
export function isWithin(boundary: Boundary, ceiling: Boundary): boolean {
  return BOUNDARIES.includes(boundary) && rank(boundary) <= rank(ceiling);
}

/** Whether a prompt leaves the account. `true` for a boundary that is not one of {@link BOUNDARIES}. */
export function leavesAccount(boundary: Boundary): boolean {
  return boundary !== 'account';
}

/** The nearer of two boundaries. An unknown one counts as nearest, so that it never raises a ceiling. */
export function nearest(a: Boundary, b: Boundary): Boundary {
  return rank(a) <= rank(b) ? a : b;
}

const rank = (boundary: Boundary) => BOUNDARIES.indexOf(boundary);
