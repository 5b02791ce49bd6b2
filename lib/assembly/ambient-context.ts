import { cx_api } from 'aws-cdk-lib';
import { problemInWords } from '../config/deployment-error';
import type { Problem } from '../config/problem';

type Context = Readonly<Record<string, unknown>>;

/** The context of the CDK has values that the deployment does not have. The message can be printed as it is. */
export class ContextError extends Error {
  override readonly name = 'ContextError';

  constructor(readonly problems: readonly Problem[]) {
    super([HEADING, ...problems.map(problemInWords), PLACES].join('\n\n'));
  }
}

const HEADING =
  'The context of the CDK would change what is deployed. A deployment comes from its file alone, so that everybody deploys the same.';
const PLACES =
  'The CDK collects context from -c and --context, cdk.json, cdk.context.json, .cdk.json in the home folder, and the variable CDK_CONTEXT_JSON. "cdk context" lists what it has.';

/**
 * Refuses context from outside that a construct of the CDK may read. What the CLI itself sets, and what is the same as
 * the project's own, changes nothing.
 *
 * @param project the context that the app sets itself
 * @throws ContextError with every value
 */
export function refuseAmbientContext(ambient: Context, project: Context): void {
  const problems = Object.entries(ambient)
    .filter(([key, value]) => !HARMLESS.includes(key) && !isSame(project[key], value))
    .map(([key, got]) => problemOf(key, got, project));
  if (problems.length > 0) throw new ContextError(problems);
}

/**
 * Keys that change no template. `deployment` is the blueprint's own. The CLI sets the others (aws-cdk 2.1148,
 * `contextFromSettings`), and `createApp` sets each that a template depends on; or it keeps them for itself: notices that
 * are acknowledged, and whether it sends telemetry.
 */
const HARMLESS: readonly string[] = [
  'deployment',
  cx_api.PATH_METADATA_ENABLE_CONTEXT,
  cx_api.ASSET_RESOURCE_METADATA_ENABLED_CONTEXT,
  cx_api.ANALYTICS_REPORTING_ENABLED_CONTEXT,
  'aws:cdk:disable-version-reporting',
  cx_api.DISABLE_METADATA_STACK_TRACE,
  cx_api.BUNDLING_STACKS,
  cx_api.FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT,
  'acknowledged-issue-numbers',
  'cli-telemetry',
];

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function problemOf(key: string, got: unknown, project: Context): Problem {
  const [, fix] = FIXES.find(([beginning]) => key.startsWith(beginning)) ?? [];
  return {
    path: key,
    got,
    allowed: Object.hasOwn(project, key) ? `${JSON.stringify(project[key])}, the project’s own` : 'nothing',
    fix: fix ?? 'remove it from the context',
  };
}

/** Where a deployment file says the same. */
const FIXES: readonly (readonly [beginning: string, fix: string])[] = [
  [
    '@aws-cdk/core:permissionsBoundary',
    'remove it, and write accountRules.permissionsBoundary in the deployment file',
  ],
  [
    '@aws-cdk/core:bootstrapQualifier',
    'remove it, and write accountRules.synthesis.qualifier in the deployment file',
  ],
  [
    'availability-zones:',
    'remove it with "cdk context --clear"; the deployment file has the zones in availabilityZones',
  ],
];
