import { join } from 'node:path';
import type { Deployment } from '../lib/config/deployment';
import { deploymentNames, findDeployment } from '../lib/config/find-deployment';

// The deployments the blueprint's own tests run on. A fork edits, adds and deletes files of `deployments/`; no test
// of the blueprint may depend on them. test/deployments.test.ts tests them.

export const FIXTURE_FOLDER = join(__dirname, 'fixtures/deployments');

/** `eu-central-1`, `sandbox`, `starter`, `us-gov-west-1`. */
export const FIXTURES = deploymentNames(FIXTURE_FOLDER);

/** What a script takes in place of the name of a deployment. */
export const fixtureFile = (name: string): string => join(FIXTURE_FOLDER, `${name}.ts`);

/** A fixture as it is read and validated. */
export const fixtureDeployment = (name: string): Deployment => findDeployment(name, FIXTURE_FOLDER);
