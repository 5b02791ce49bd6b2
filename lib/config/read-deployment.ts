import { CHECKS } from './checks';
import { sectionCheck } from './checks/check';
import { type Deployment, deploymentSchema } from './deployment';
import { DeploymentError } from './deployment-error';
import { type PinnedData, pinnedData } from './lock/pinned-data';
import { type LockText, readLock } from './lock/read-lock';
import { stalePins, withoutPins } from './lock/stale-pins';
import { isApartFrom, type Neighbour } from './neighbours';
import { plainCopy } from './plain-data';
import type { Problem } from './problem';
import { schemaProblems } from './schema-problems';
import { textProblems } from './text-problems';
import { wellFormedParts } from './well-formed-parts';

/**
 * A deployment, validated and with every default filled in. Pure: reads no file, no environment.
 *
 * The input is copied once, and has to be plain data. Three kinds of rules apply to the copy: the schema (shapes and
 * single values), the rules for every text, and the checks (values in combination, and against the facts). All run on
 * every file. A check runs if the sections that it reads are well-formed, so one mistyped value does not hide other
 * problems.
 *
 * @param source the name of the deployment in an error: the path of its file.
 * @param fileName the name that it must have if it comes from a file. @default any
 * @param neighbours the other deployments of its folder. @default none
 * @param lockText what deploys pinned for the file; it counts as if the file said it. @default nothing is pinned
 * @throws DeploymentError with every problem, ready to print. No other error, whatever the input.
 */
export function readDeployment(
  input: unknown,
  source: string,
  fileName?: string,
  neighbours: readonly Neighbour[] = [],
  lockText?: LockText,
): Deployment {
  const { data: written, refused } = plainCopy(input);
  const { data, problems: unfit } = withPins(written, lockText);
  const parsed = deploymentSchema.safeParse(data);
  const parts = wellFormedParts(data);
  const checks = [
    ...(fileName === undefined ? [] : [namedAsItsFile(fileName)]),
    ...CHECKS,
    isApartFrom(neighbours),
  ];
  const further = [
    ...(parsed.success ? [] : schemaProblems(parsed.error, data)),
    ...textProblems(data),
    ...checks.flatMap((check) => check(parts)),
  ];
  const found = [...refused, ...elsewhere(refused, further)];
  const problems = [...found, ...elsewhere(found, unfit)];
  if (!parsed.success || problems.length > 0) throw new DeploymentError(source, problems);
  return parsed.data;
}

/** The problems at places where none is reported yet. */
function elsewhere(reported: readonly Problem[], problems: readonly Problem[]): readonly Problem[] {
  const places = new Set(reported.map(({ path }) => path));
  return problems.filter(({ path }) => !places.has(path));
}

/** The data with what the lock pins; as it is, where there is none or it cannot be read. */
function withPins(data: unknown, lockText?: LockText): PinnedData {
  if (!lockText) return { data, problems: [] };
  const { lock, problems } = readLock(lockText);
  if (!lock) return { data, problems };
  const current = lockText.stale === 'left out' ? withoutPins(lock, stalePins(data, lock)) : lock;
  return pinnedData(data, current, lockText.name, lockText.deployment);
}

/**
 * A deployment has the name of its file. A copied file that kept the original name would deploy over the stacks of the
 * original.
 */
const namedAsItsFile = (fileName: string) =>
  sectionCheck(['name'], ({ name }) =>
    name === fileName
      ? []
      : [
          {
            path: 'name',
            got: name,
            allowed: `${JSON.stringify(fileName)}, the name of the file`,
            fix: 'write it, or rename the file; stacks are named by it',
          },
        ],
  );
