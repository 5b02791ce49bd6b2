import type { Deployment } from '../../lib/config/deployment';
import { DeploymentError } from '../../lib/config/deployment-error';
import { deploymentFile, findDeployment } from '../../lib/config/find-deployment';
import { organizationPolicies } from '../../lib/organization/organization-policies';
import { policyText } from '../../lib/organization/service-control-policy';
import { prove } from '../../lib/proof/prove';
import { deniedCallsOfDeploy, deniedCallsOfLanes } from '../lib/organization/denied-calls';
import { type Synthesized, synthesized } from '../synthesized';
import { resolverOf } from './dns-resolver';
import { keysWithoutRotation, unencrypted, unknownTypes } from './encryption';
import { unkeptGuards } from './guards';
import { namesAsked, strangers } from './names-asked';
import { computations, runtimeImports } from './plain-data';
import { inTheWay, lost, named, unpinned } from './stateful';
import { unusedAcknowledgements } from './unused-acknowledgements';

/**
 * Registers the tests that every deployment must pass. A file that is not valid, or cannot be synthesized, is one
 * failing test with the message of its error. A valid file is synthesized once, and `further` adds more tests.
 *
 * @param name of a deployment in `folder`
 * @param shown its name in the tests
 */
export function testDeployment(
  name: string,
  folder: string,
  shown: string,
  further: (found: Synthesized) => void,
): void {
  const found = readAndSynthesize(name, folder);
  if ('failure' in found) {
    // The name also matches `-t compliance`, because the compliance of an unreadable file is not known.
    test(`${shown} can be read and synthesized, so that its compliance is known`, () => {
      throw found.failure;
    });
    return;
  }
  const file = deploymentFile(name, folder);

  describe(shown, () => {
    test('is data: imports types only (I11)', () => expect(runtimeImports(file)).toEqual([]));

    test('is data: computes nothing and reads no environment (I11)', () =>
      expect(computations(file)).toEqual([]));

    testSynthesized(found);
    further(found);
  });
}

/** Registers the tests that every synthesized deployment must pass, wherever its input comes from. */
export function testSynthesized(found: Synthesized): void {
  const { deployment, templates, subject, compliance } = found;

  test('makes four stacks', () => {
    expect(Object.keys(templates).sort()).toEqual(['foundation', 'gateway', 'inference', 'operations']);
  });

  test('I3, I4, I5: router, IAM and network agree on its templates', () => {
    expect(prove(subject).claims.filter(({ holds }) => !holds)).toEqual([]);
  });

  if (deployment.imports.vpc) {
    test('leaves the network of an imported VPC to its owner: no VPC, route, flow log or resolver rule', () => {
      const types = Object.values(templates).flatMap(({ Resources }) =>
        Object.values(Resources).map(({ Type }) => Type),
      );
      expect(types.filter((type) => OF_THE_OWNER.test(type))).toEqual([]);
    });
  } else {
    test("I5: the VPC's resolver answers for every name that its workloads ask for", () => {
      const resolver = resolverOf(templates);
      expect(namesAsked(found).filter((name) => resolver([name]) !== 'answers')).toEqual([]);
    });

    test("I5: the VPC's resolver refuses every name that no workload asks for", () => {
      const resolver = resolverOf(templates);
      expect(strangers(found).filter((name) => resolver([name]) !== 'refuses')).toEqual([]);
    });
  }

  test('compliance: no rule pack has an open finding', () => {
    expect(compliance.summary.open).toEqual([]);
  });

  test('compliance: no accepted deviation it relies on is past its review', () => {
    expect(compliance.reviews.refused).toEqual([]);
  });

  test('compliance: its file accepts only findings that exist, so that no entry is stale', () => {
    expect(unusedAcknowledgements(deployment.acceptedFindings, [found])).toEqual([]);
  });

  test('I6: every resource that stores data is encrypted with a key of the deployment', () => {
    const { data, audit, volumes } = deployment.imports.keys;
    const imported = [data, audit, volumes].flatMap((key) => key?.arn ?? []);
    expect(unencrypted(templates, imported)).toEqual([]);
  });

  test('I6: each type in use is listed as storing data or not', () => {
    expect(unknownTypes(templates)).toEqual([]);
  });

  test('I6: every symmetric key rotates each year', () => {
    expect(keysWithoutRotation(templates)).toEqual([]);
  });

  test('I10: has no stateful resource with an id that is not pinned', () => {
    expect(unpinned(templates)).toEqual([]);
  });

  test('I10: keeps keys, buckets, log groups, images and the network when a stack is deleted or a resource replaced', () => {
    expect(lost(templates)).toEqual([]);
  });

  test('I10: what outlives a stack keeps its guard: bucket policies, replication, flow logs, the roles they name', () => {
    expect(unkeptGuards(templates)).toEqual([]);
  });

  test('gives no kept resource a fixed name, so that it can be deployed again under the same name', () => {
    expect(named(templates)).toEqual([]);
  });

  test('can be deployed again after a deploy that was rolled back: nothing with a fixed name or place stays', () => {
    expect(inTheWay(templates)).toEqual([]);
  });

  test('the policies for its organization deny no call of a lane', () => {
    expect(deniedCallsOfLanes(deployment)).toEqual([]);
  });

  test('the policies for its organization deny no call of a deploy', () => {
    expect(deniedCallsOfDeploy(deployment)).toEqual([]);
  });

  test('the policies for its organization are short enough for AWS', () => {
    expect(() => policyTexts(deployment)).not.toThrow();
  });
}

/** What the owner of an imported VPC has. */
const OF_THE_OWNER =
  /^AWS::(EC2::(VPC|Subnet|RouteTable|Route|SubnetRouteTableAssociation|FlowLog)|Route53Resolver::.+)$/;

function readAndSynthesize(name: string, folder: string): Synthesized | { readonly failure: unknown } {
  try {
    return synthesized(findDeployment(name, folder));
  } catch (error) {
    return { failure: error instanceof DeploymentError ? withoutStack(error) : error };
  }
}

/** The error without its stack trace; its message is complete. */
function withoutStack(error: DeploymentError): DeploymentError {
  error.stack = error.message;
  return error;
}

const policyTexts = (deployment: Deployment) =>
  organizationPolicies(deployment).flatMap((one) =>
    'policy' in one ? [policyText(one.name, one.policy)] : [],
  );
