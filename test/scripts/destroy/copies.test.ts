import { randomUUID } from 'node:crypto';
import {
  CreateStackCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { stopCopies } from '../../../scripts/destroy/checks/copies';
import type { MadeResource } from '../../../scripts/destroy/retained';
import { printedHere } from '../../printed-commands/printed-here';
import { instanceGroups } from '../account/instance-groups';
import { motoAccount, withMoto } from '../account/moto-account';

// The services and instances of an inference stack, in moto_server.

const moto = motoAccount('us-east-1');
const printed = printedHere();

/** A stack with one instance, and a service that wants so many copies. */
async function running(desiredCount: number) {
  const [StackName, cluster] = [`inference-${randomUUID()}`, `cluster-${randomUUID()}`];
  const { api, cloudFormation } = moto();
  const resize = (size: string) => ({
    StackName,
    TemplateBody: JSON.stringify({ Resources: instanceGroups(size, 'Group') }),
  });
  await cloudFormation.send(new CreateStackCommand(resize('1')));
  await api.ecs('CreateCluster', { clusterName: cluster });
  await api.ecs('RegisterTaskDefinition', {
    family: cluster,
    containerDefinitions: [{ name: 'one', image: 'one', memory: 1 }],
  });
  const { service } = (await api.ecs('CreateService', {
    cluster,
    serviceName: 'model',
    taskDefinition: cluster,
    desiredCount,
  })) as { service: { serviceArn: string } };
  const { StackResourceSummaries = [] } = await cloudFormation.send(
    new ListStackResourcesCommand({ StackName }),
  );
  const made = new Map<string, MadeResource>(
    StackResourceSummaries.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      { physicalId: PhysicalResourceId, status: 'CREATE_COMPLETE' },
    ]),
  );
  made.set('Service', { physicalId: service.serviceArn, status: 'CREATE_COMPLETE' });
  const template = {
    Resources: { ...instanceGroups('1', 'Group'), Service: { Type: 'AWS::ECS::Service' } },
  };
  return {
    stop: (pause: () => Promise<void> = async () => {}) =>
      stopCopies({ made, stack: StackName, template }, moto(), { pause }),
    end: () => cloudFormation.send(new UpdateStackCommand(resize('0'))),
    async wanted() {
      const { services } = (await api.ecs('DescribeServices', {
        cluster,
        services: [service.serviceArn],
      })) as { services: { desiredCount: number }[] };
      return services.map((one) => one.desiredCount);
    },
    deleteService: () => api.ecs('DeleteService', { cluster, service: service.serviceArn, force: true }),
    deleteCluster: () => api.ecs('DeleteCluster', { cluster }),
  };
}

withMoto(
  'a teardown stops the copies that the service wants, whatever the file says, and waits',
  async () => {
    const stack = await running(1);
    let readings = 0;
    const pause = async () => {
      readings += 1;
      if (readings === 3) await stack.end();
    };
    expect([await stack.stop(pause), readings, await stack.wanted()]).toEqual([undefined, 3, [0]]);
  },
);

withMoto('instances whose copies an earlier deploy has stopped are waited for too', async () => {
  const stack = await running(0);
  let readings = 0;
  const pause = async () => {
    readings += 1;
    await stack.end();
  };
  expect([await stack.stop(pause), readings]).toEqual([undefined, 1]);
});

withMoto.each([
  ['its service', async (stack: Awaited<ReturnType<typeof running>>) => stack.deleteService()],
  [
    'its service and its cluster',
    async (stack: Awaited<ReturnType<typeof running>>) => {
      await stack.deleteService();
      await stack.deleteCluster();
    },
  ],
])('a deletion that has failed after it took %s goes on', async (_, happen) => {
  const stack = await running(1);
  await happen(stack);
  await stack.end();
  expect(await stack.stop()).toBeUndefined();
});

withMoto('instances that nothing ends are named, with the commands that end them', async () => {
  const stack = await running(1);
  expect(printed(await stack.stop())).toMatchObject({
    words: expect.stringMatching(/are still there after their copies were stopped: i-[0-9a-f]+\./),
    commands: [expect.stringMatching(/delete-auto-scaling-group .* --force-delete$/)],
  });
});
