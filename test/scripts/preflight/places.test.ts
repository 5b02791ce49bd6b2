import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { endpointZones } from '../../../lib/plan/endpoint-zones';
import { planOf } from '../../../lib/plan/plan';
import { deployPlan } from '../../../scripts/deploy/plan';
import { check } from '../../../scripts/preflight/check';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import { printedHere } from '../../printed-commands/printed-here';
import { type SynthesizedResource, templatesOf } from '../../synthesized';
import { accountAt } from '../account/account-at';
import { motoAccount, withMoto } from '../account/moto-account';
import { simulatedService } from '../account/simulated-service';

const moto = motoAccount('us-east-1');
const printed = printedHere();

const ask = async (prerequisite: Prerequisite, region = 'us-east-1') =>
  printed(await check(prerequisite, accountAt(moto().endpoint, region)));

const zones = (...names: readonly string[]) =>
  ({ kind: 'zones', zones: names, gateway: 'no-gateway' }) as const;

describe('zones', () => {
  withMoto('that the account has are accepted', async () => {
    expect(await ask(zones('us-east-1a', 'us-east-1b'))).toBeUndefined();
  });

  withMoto('that the account does not have are refused, all of them, and the others are named', async () => {
    const missing = await ask(
      zones('ap-northeast-1a', 'ap-northeast-1b', 'ap-northeast-1e'),
      'ap-northeast-1',
    );
    expect(missing?.words).toContain('no zone ap-northeast-1b; the account has no zone ap-northeast-1e');
    expect(missing?.words).toContain('Zones to take: ap-northeast-1a, ap-northeast-1c, ap-northeast-1d');
  });

  withMoto('are compared with those of Lambda by the ids that the account has for them', async () => {
    const missing = await ask(zones('us-east-1a', 'us-east-1e'));
    expect(missing?.words).toContain('us-east-1e is use1-az3 in this account, where Lambda is not known');
    expect(missing?.words).not.toContain('us-east-1e,');
  });

  withMoto('in which functions of the deployment run already are not refused, and others are', async () => {
    const gateway = `g-${randomUUID()}`;
    const TemplateBody = JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } });
    await moto().cloudFormation.send(new CreateStackCommand({ StackName: gateway, TemplateBody }));
    expect(await ask({ ...zones('us-east-1e'), gateway })).toBeUndefined();
    const running = ['us-east-1a'];
    expect((await ask({ ...zones('us-east-1a', 'us-east-1e'), gateway, running }))?.words).toContain(
      'use1-az3',
    );
  });
});

describe('endpoint services', () => {
  const endpoints = (service: string, ...names: readonly string[]) =>
    ({ kind: 'endpoint-services', endpoints: [{ service, zones: names }] }) as const;

  withMoto('that the region has in the zones are accepted', async () => {
    expect(await ask(endpoints('execute-api', 'us-east-1a', 'us-east-1b'))).toBeUndefined();
  });

  withMoto('that the region does not have are refused by name', async () => {
    expect((await ask(endpoints('no-such-service', 'us-east-1a')))?.words).toContain(
      'us-east-1 has no endpoint service com.amazonaws.us-east-1.no-such-service',
    );
  });

  withMoto('that one of the zones does not have are refused with the zones that have it', async () => {
    expect((await ask(endpoints('execute-api', 'us-east-1a', 'us-east-1z')))?.words).toContain(
      'com.amazonaws.us-east-1.execute-api is not in us-east-1z (it is in us-east-1a',
    );
  });

  const twoPages = simulatedService(async (request, response) => {
    const second = new URLSearchParams(await text(request)).get('NextToken') === 'two';
    const name = `com.amazonaws.us-east-1.${second ? 'kms' : 'logs'}`;
    response.end(
      `<DescribeVpcEndpointServicesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><serviceDetailSet><item><serviceName>${name}</serviceName><availabilityZoneSet><item>us-east-1a</item></availabilityZoneSet></item></serviceDetailSet>${second ? '' : '<nextToken>two</nextToken>'}</DescribeVpcEndpointServicesResponse>`,
    );
  });

  test('on a later page are seen', async () => {
    expect(await check(endpoints('kms', 'us-east-1a'), twoPages('us-east-1'))).toBeUndefined();
  });
});

describe('an instance type', () => {
  const offering = (type: string, names: readonly string[], confirmed = false) =>
    ({ kind: 'instance-offering', model: 'qwen3-8b', type, zones: names, confirmed }) as const;
  const seoul = ['ap-northeast-2a', 'ap-northeast-2b'];

  withMoto('that each zone offers is accepted', async () => {
    expect(await ask(offering('g6.xlarge', ['us-east-1a', 'us-east-1b']))).toBeUndefined();
  });

  withMoto('that one zone does not offer is refused with the zones that do', async () => {
    const missing = await ask(offering('g6.xlarge', seoul), 'ap-northeast-2');
    expect(missing?.words).toContain(
      'does not offer g6.xlarge (qwen3-8b) in ap-northeast-2b: it is offered in ap-northeast-2a, ap-northeast-2c, ap-northeast-2d',
    );
  });

  withMoto('that one zone offers is accepted where the author has confirmed that one is enough', async () => {
    expect(await ask(offering('g6.xlarge', seoul, true), 'ap-northeast-2')).toBeUndefined();
  });

  withMoto('that no zone offers is refused, confirmed or not', async () => {
    const missing = await ask(offering('g5.xlarge', ['ap-southeast-1a'], true), 'ap-southeast-1');
    expect(missing?.words).toContain('in ap-southeast-1a: ap-southeast-1 has none');
  });
});

describe.each(FIXTURES)('a deploy of %s', (name) => {
  let resources: readonly SynthesizedResource[];
  beforeAll(() => {
    resources = Object.values(templatesOf(name)).flatMap(({ Resources }) => Object.values(Resources));
  }, 60_000);
  const propertiesOf = (type: string) =>
    resources.flatMap(({ Type, Properties = {} }) => (Type === type ? [Properties] : []));

  test('checks each endpoint that its templates have, in as many zones', () => {
    const inTemplates = propertiesOf('AWS::EC2::VPCEndpoint').map(
      ({ ServiceName, SubnetIds }) =>
        `${JSON.stringify(ServiceName)
          .match(/[a-z0-9.-]+(?="[^"]*$)/)?.[0]
          .replace(
            /^(com\.amazonaws\.[a-z0-9-]+)?\./,
            '',
          )} ${Array.isArray(SubnetIds) ? SubnetIds.length : 0}`,
    );
    const checked = endpointZones(planOf(fixtureDeployment(name))).map(
      ({ service, zones: of }) => `${service} ${of.length}`,
    );
    expect(checked.sort()).toEqual(inTemplates.sort());
  });

  test('checks each instance type of its launch templates', () => {
    const types = propertiesOf('AWS::EC2::LaunchTemplate').map(
      ({ LaunchTemplateData }) => (LaunchTemplateData as { readonly InstanceType: string }).InstanceType,
    );
    const checked = deployPlan(fixtureDeployment(name), 'arn:aws:iam::111122223333:role/deploy')
      .flatMap((step) => (step.kind === 'check' ? step.prerequisites : []))
      .flatMap((one) => (one.kind === 'instance-offering' ? [one.type] : []));
    expect(checked.sort()).toEqual(types.sort());
  });
});
