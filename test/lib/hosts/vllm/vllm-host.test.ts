import { Match } from 'aws-cdk-lib/assertions';
import { deploymentWith, VLLM } from '../../network/fixture';
import { inferenceOf, only, text } from '../inference-template';

const { template, foundation } = inferenceOf(deploymentWith([VLLM], { tags: { owner: 'payments' } }));
const container = () => only(template, 'AWS::ECS::TaskDefinition').ContainerDefinitions[0];
const launch = () => only(template, 'AWS::EC2::LaunchTemplate').LaunchTemplateData;

describe('the load balancer', () => {
  test('E4: requests reach vLLM over TLS, and so do health checks', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Protocol: 'HTTPS',
      HealthCheckProtocol: 'HTTPS',
    });
  });

  test('E3: callers use TLS 1.2 or 1.3 with the deployment’s certificate', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09',
      Certificates: [{ CertificateArn: VLLM.host === 'vllm' && VLLM.certificate.arn }],
    });
  });

  test('I5: it has no public address', () => {
    expect(only(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer').Scheme).toBe('internal');
  });

  test('G4: only the paths that chat needs reach vLLM, which has no authentication', () => {
    expect(only(template, 'AWS::ElasticLoadBalancingV2::ListenerRule').Conditions).toEqual([
      { Field: 'host-header', HostHeaderConfig: { Values: ['small.llm.example.com'] } },
      {
        Field: 'path-pattern',
        PathPatternConfig: { Values: ['/v1/chat/completions', '/v1/completions', '/v1/models', '/health'] },
      },
    ]);
  });

  test('I12: every other path gets a 404 in the shape that OpenAI clients read', () => {
    const [action] = only(template, 'AWS::ElasticLoadBalancingV2::Listener').DefaultActions;
    expect(action.FixedResponseConfig.StatusCode).toBe('404');
    expect(JSON.parse(action.FixedResponseConfig.MessageBody).error.code).toBe('not_served');
  });

  test.each([
    ['access_logs.s3.enabled', 'true'],
    ['deletion_protection.enabled', 'true'],
    ['routing.http.drop_invalid_header_fields.enabled', 'true'],
    ['idle_timeout.timeout_seconds', '900'],
  ])('%s is %s', (Key, Value) => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      LoadBalancerAttributes: Match.arrayWith([{ Key, Value }]),
    });
  });

  test('G4: only the load balancer may open a connection to a task', () => {
    const rules = Object.values(foundation.findResources('AWS::EC2::SecurityGroupIngress'))
      .map(({ Properties }) => Properties)
      .filter(({ GroupId }) => text(GroupId).includes('vllmtask'));
    expect(rules.map((rule) => rule.FromPort)).toEqual([8000]);
    expect(text(rules[0]?.SourceSecurityGroupId)).toContain('vllmloadbalancer');
  });
});

describe('a GPU instance', () => {
  test('serves its metadata to sessions only (IMDSv2), and not to containers', () => {
    expect(launch().MetadataOptions).toEqual({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
  });

  test('I6: has its volume encrypted by the key for volumes', () => {
    const [{ Ebs }] = launch().BlockDeviceMappings;
    expect(Ebs).toMatchObject({ Encrypted: true, VolumeType: 'gp3' });
    expect(text(Ebs.KmsKeyId)).toContain('KeysVolumes');
  });

  test('cannot be logged in to with a key', () => {
    expect(launch()).not.toHaveProperty('KeyName');
  });

  test('I5: has no public address', () => {
    expect(launch().NetworkInterfaces[0].AssociatePublicIpAddress).toBe(false);
  });

  test('starts from the ECS GPU image that is newest at the time of the deploy', () => {
    const { Ref } = launch().ImageId;
    expect(template.toJSON().Parameters[Ref].Default).toBe(
      '/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id',
    );
  });

  test('starts from the deployment’s own image where the file names one', () => {
    const golden = inferenceOf(deploymentWith([{ ...VLLM, amiId: 'ami-0123456789abcdef0' } as typeof VLLM]));
    expect(only(golden.template, 'AWS::EC2::LaunchTemplate').LaunchTemplateData.ImageId).toBe(
      'ami-0123456789abcdef0',
    );
    expect(golden.template.toJSON().Outputs.GpuInstanceImages.Value).toBe('small=ami-0123456789abcdef0');
  });

  test('each model has its own image in the records of the deploy', () => {
    const [first, second] = ['ami-0123456789abcdef0', 'ami-0fedcba9876543210'];
    const { certificate } = VLLM as Extract<typeof VLLM, { host: 'vllm' }>;
    const { template: two } = inferenceOf(
      deploymentWith([
        { ...VLLM, amiId: first },
        {
          ...VLLM,
          name: 'other',
          amiId: second,
          certificate: { ...certificate, hostName: 'other.llm.example.com' },
        },
      ] as (typeof VLLM)[]),
    );
    expect(two.toJSON().Outputs.GpuInstanceImages.Value).toBe(`small=${first},other=${second}`);
  });

  test('has its image in the records of the deploy', () => {
    const { Value } = template.toJSON().Outputs.GpuInstanceImages;
    expect(Value).toEqual({ 'Fn::Join': ['', ['small=', launch().ImageId]] });
  });

  test('is replaced when a deploy brings a newer image or another setting, although ECS protects it', () => {
    template.hasResource('AWS::AutoScaling::AutoScalingGroup', {
      UpdatePolicy: {
        AutoScalingInstanceRefresh: {
          Strategy: 'Rolling',
          Preferences: Match.objectLike({ ScaleInProtectedInstances: 'Refresh', SkipMatching: true }),
        },
      },
    });
  });

  test.each([
    [{ desired: 1, max: 1 }, 0, 100],
    [{ desired: 2, max: 2 }, 50, 100],
    [{ desired: 1, max: 2 }, 100, 200],
    [{ desired: 4, max: 5 }, 100, 125],
  ])(
    'with copies %p, keeps %i %% of the instances and starts at most %i %% meanwhile',
    (copies, least, most) => {
      const { template: some } = inferenceOf(deploymentWith([{ ...VLLM, copies } as typeof VLLM]));
      const [group] = Object.values(some.findResources('AWS::AutoScaling::AutoScalingGroup'));
      expect(group?.UpdatePolicy.AutoScalingInstanceRefresh.Preferences).toMatchObject({
        MinHealthyPercentage: least,
        MaxHealthyPercentage: most,
      });
    },
  );

  test('carries the deployment’s tags, and so does its volume', () => {
    for (const { Tags } of launch().TagSpecifications) {
      expect(Tags).toContainEqual({ Key: 'owner', Value: 'payments' });
    }
  });

  test('exists only while ECS needs it, and is not terminated while a copy answers', () => {
    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '0',
      MaxSize: '1',
      DesiredCapacity: Match.absent(),
      NewInstancesProtectedFromScaleIn: true,
    });
    template.hasResourceProperties('AWS::ECS::CapacityProvider', {
      AutoScalingGroupProvider: Match.objectLike({
        ManagedScaling: Match.objectLike({ Status: 'ENABLED' }),
        ManagedTerminationProtection: 'ENABLED',
        ManagedDraining: 'ENABLED',
      }),
    });
  });

  test('causes a mail when it starts, is terminated or fails to start', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'llm@example.com',
    });
    const [{ NotificationTypes }] = only(
      template,
      'AWS::AutoScaling::AutoScalingGroup',
    ).NotificationConfigurations;
    expect(NotificationTypes).toContain('autoscaling:EC2_INSTANCE_LAUNCH_ERROR');
  });
});

describe('a copy', () => {
  test('G1: runs an image of the deployment’s own registry, by digest', () => {
    const image = text(container().Image);
    expect(image).toContain('111122223333.dkr.ecr.eu-central-1.');
    expect(image).toMatch(/@sha256:[0-9a-f]{64}"/);
  });

  test('G1: runs without root, without capabilities, on a read-only file system', () => {
    expect(container()).toMatchObject({
      User: '2000:0',
      Privileged: false,
      ReadonlyRootFilesystem: true,
      DockerSecurityOptions: ['no-new-privileges'],
      LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
    });
  });

  test('G1: a crash writes no memory, and so no prompt, to the disk of the instance', () => {
    expect(container().Ulimits).toContainEqual({ Name: 'core', SoftLimit: 0, HardLimit: 0 });
  });

  test('G1: has no environment that could hide a secret', () => {
    expect(container()).not.toHaveProperty('Environment');
  });

  test('uses every GPU of its instance', () => {
    expect(container().ResourceRequirements).toEqual([{ Type: 'GPU', Value: '1' }]);
  });

  test('reserves less memory than its instance has, or it would never start', () => {
    expect(container().MemoryReservation).toBeLessThan(16 * 1024 * 0.9);
  });

  test('keeps an idle connection longer than the load balancer, or requests would fail on closed connections', () => {
    const idle = only(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer').LoadBalancerAttributes.find(
      ({ Key }: { readonly Key: string }) => Key === 'idle_timeout.timeout_seconds',
    );
    const [, keepAlive] = /VLLM_HTTP_TIMEOUT_KEEP_ALIVE=(\d+)/.exec(container().EntryPoint.join(' ')) ?? [];
    expect(Number(keepAlive)).toBeGreaterThan(Number(idle.Value));
  });

  test('reads the weights of its own revision', () => {
    expect(VLLM).toMatchObject({ weights: { revision: expect.stringMatching(/./) } });
    const revision = VLLM.host === 'vllm' && 'revision' in VLLM.weights && VLLM.weights.revision;
    expect(text(container().Command[0])).toContain(`/small/${revision}/`);
  });

  test('finds its TLS key read-only', () => {
    expect(container().MountPoints).toEqual([
      { ContainerPath: '/etc/vllm-tls', ReadOnly: true, SourceVolume: 'tls' },
    ]);
  });
});

describe('the service', () => {
  const service = () => Object.values(template.findResources('AWS::ECS::Service'))[0];

  test('starts with the copies of the deployment: none, until image and weights are staged', () => {
    expect(service()?.Properties.DesiredCount).toBe(0);
  });

  test('rolls back automatically if a new version does not become healthy', () => {
    expect(service()?.Properties.DeploymentConfiguration.DeploymentCircuitBreaker).toEqual({
      Enable: true,
      Rollback: true,
    });
  });

  test('does not rebalance zones, because ECS would then refuse a later rollout without room', () => {
    expect(service()?.Properties.AvailabilityZoneRebalancing).toBe('DISABLED');
  });

  test('offers no shell into a running copy', () => {
    expect(service()?.Properties.EnableExecuteCommand).toBe(false);
  });

  test('is created after the association of its capacity provider and the rule of its target group', () => {
    const waitsFor: string[] = service()?.DependsOn ?? [];
    const types = waitsFor.map((id) => template.toJSON().Resources[id].Type);
    expect(types).toEqual(
      expect.arrayContaining([
        'AWS::ECS::ClusterCapacityProviderAssociations',
        'AWS::ElasticLoadBalancingV2::ListenerRule',
      ]),
    );
  });
});

test('the host name resolves inside the VPC, by a zone that hides no other name', () => {
  const zone = only(template, 'AWS::Route53::HostedZone');
  expect(zone.Name).toBe('small.llm.example.com.');
  expect(zone.VPCs).toHaveLength(1);
  expect(only(template, 'AWS::Route53::RecordSet').Name).toBe('small.llm.example.com.');
});

test('the cluster has the name that roles and endpoint policies expect', () => {
  expect(only(template, 'AWS::ECS::Cluster').ClusterName).toBe('test-vllm');
});

describe('two models', () => {
  const other = {
    ...VLLM,
    name: 'other',
    certificate: {
      arn: 'arn:aws:acm:eu-central-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
      hostName: 'other.llm.example.com',
    },
  };
  const { stack, template: both } = inferenceOf(deploymentWith([VLLM, other as typeof VLLM]));

  test('share one load balancer, each with its own certificate', () => {
    both.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 1);
    both.resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerCertificate', 1);
  });

  test('have their own instances, and the cluster has both capacity providers', () => {
    both.resourceCountIs('AWS::AutoScaling::AutoScalingGroup', 2);
    expect(only(both, 'AWS::ECS::ClusterCapacityProviderAssociations').CapacityProviders).toHaveLength(2);
  });

  test('have addresses with their own names', () => {
    expect(stack.addresses).toEqual({
      small: 'https://small.llm.example.com',
      other: 'https://other.llm.example.com',
    });
  });
});
