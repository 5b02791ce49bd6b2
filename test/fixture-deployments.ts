import { join } from 'node:path';
import type { Deployment } from '../lib/config/deployment';
import { deploymentNames, findDeployment } from '../lib/config/find-deployment';

// The deployments that the blueprint's own tests run on. A fork edits, adds and deletes files of `deployments/`, so no
// test of the blueprint depends on them. test/deployments.test.ts tests them.

export const FIXTURE_FOLDER = join(__dirname, 'fixtures/deployments');

/** `eu-central-1`, `landing-zone`, `sandbox`, `starter`, `us-gov-west-1`. */
export const FIXTURES = deploymentNames(FIXTURE_FOLDER);

/** The path of a fixture, which a script accepts instead of a deployment's name. */
export const fixtureFile = (name: string): string => join(FIXTURE_FOLDER, `${name}.ts`);

/** A fixture, read and validated. */
export const fixtureDeployment = (name: string): Deployment => findDeployment(name, FIXTURE_FOLDER);
