import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImportCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { CreateStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { PutImageCommand } from '@aws-sdk/client-ecr';
import { CreateRoleCommand, CreateUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { stackOutput } from '../../../scripts/account/stack';
import type { Answer } from '../../../scripts/preflight/answer';
import { check } from '../../../scripts/preflight/check';
import { SERVICE_LINKED_ROLES } from '../../../scripts/preflight/checks/service-linked-role';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { stageWeights } from '../../../scripts/weights/stage-weights';
import { certificateOf, type Subject } from '../../fixtures/tls/self-signed';
import { printedHere } from '../../printed-commands/printed-here';
import {
  ACCOUNT,
  type MotoAccount,
  motoAccount,
  VALIDATION_SECONDS,
  withMoto,
} from '../account/moto-account';
import { smallModel, sourceOf, WEIGHTS } from '../weights/small-model';

const moto = motoAccount('us-east-1');

const printed = printedHere();
const ask = async (prerequisite: Prerequisite): Promise<Answer> => printed(await check(prerequisite, moto()));

/** Deploys a small stack with these outputs. */
async function stack(name: string, resources: object, outputs: Record<string, unknown>): Promise<string> {
  const TemplateBody = JSON.stringify({
    Resources: resources,
    Outputs: Object.fromEntries(Object.entries(outputs).map(([key, Value]) => [key, { Value }])),
  });
  await moto().cloudFormation.send(new CreateStackCommand({ StackName: name, TemplateBody }));
  return name;
}

const foundation = () =>
  stack(
    `f-${randomUUID()}`,
    {
      Images: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: `images-${randomUUID()}` } },
      Weights: { Type: 'AWS::S3::Bucket' },
    },
    {
      ImagesRepositoryUri: { 'Fn::GetAtt': ['Images', 'RepositoryUri'] },
      WeightsBucket: { Ref: 'Weights' },
    },
  );

const DEPLOY_ROLE = `arn:aws:iam::${ACCOUNT}:role/cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-us-east-1`;
const BOOTSTRAP = { kind: 'bootstrap', account: ACCOUNT, region: 'us-east-1', role: DEPLOY_ROLE } as const;

/** Creates a role with this path and name. */
const role = (Path: string, RoleName: string) =>
  moto().iam.send(new CreateRoleCommand({ Path, RoleName, AssumeRolePolicyDocument: '{}' }));

describe('the account', () => {
  withMoto('credentials of the right account are accepted', async () => {
    expect(await ask({ kind: 'placement', account: ACCOUNT })).toBeUndefined();
  });

  withMoto('credentials of another account are refused, naming both', async () => {
    const missing = await ask({ kind: 'placement', account: '999988887777' });
    expect(missing?.words).toMatch(new RegExp(`${ACCOUNT}.*999988887777`));
  });

  withMoto('an account without CDK bootstrap is reported with the command that creates it', async () => {
    const missing = await ask(BOOTSTRAP);
    expect(missing?.commands).toEqual([`npx cdk bootstrap aws://${ACCOUNT}/us-east-1`]);
  });

  withMoto('a bootstrap that is too old is refused', async () => {
    await stack('CDKToolkit', { Bucket: { Type: 'AWS::S3::Bucket' } }, { BootstrapVersion: '5' });
    const missing = await ask(BOOTSTRAP);
    expect(missing?.words).toContain('version 5');
  });

  withMoto(
    'a bootstrap without the role that the templates name is refused, with it it is accepted',
    async () => {
      await moto().cloudFormation.send(
        new UpdateStackCommand({
          StackName: 'CDKToolkit',
          TemplateBody: JSON.stringify({
            Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
            Outputs: { BootstrapVersion: { Value: '30' } },
          }),
        }),
      );
      const missing = await ask(BOOTSTRAP);
      expect(missing?.words).toContain(`let only ${DEPLOY_ROLE} change`);
      expect(missing?.commands.at(-1)).toBe(
        `npx cdk bootstrap aws://${ACCOUNT}/us-east-1 --qualifier hnb659fds`,
      );
      const own = await ask({ ...BOOTSTRAP, role: DEPLOY_ROLE.replace('hnb659fds', 'bank') });
      expect(own?.commands.at(-1)).toContain('--qualifier bank --toolkit-stack-name CDKToolkit-bank');
      await role('/', DEPLOY_ROLE.split('/').at(-1) ?? '');
      expect(await ask(BOOTSTRAP)).toBeUndefined();
    },
  );

  describe.each(['autoscaling', 'ecs'] as const)('the service-linked role of %s', (service) => {
    withMoto('is missing before it is created, and accepted after', async () => {
      const missing = await ask({ kind: 'service-linked-role', service });
      expect(missing?.commands).toEqual([
        `aws iam create-service-linked-role --region us-east-1 --aws-service-name ${service}.amazonaws.com`,
      ]);
      const RoleName = SERVICE_LINKED_ROLES[service].role;
      await moto().iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: '{}' }));
      expect(await ask({ kind: 'service-linked-role', service })).toBeUndefined();
    });
  });

  describe.each(['publishers.models[0]', 'audit.custodians[1]'])('%s', (path) => {
    const named = (arn: string) => ({ kind: 'publisher', path, arn }) as const;
    const arnOf = (name: string) => `arn:aws:iam::${ACCOUNT}:${name}`;

    withMoto('is accepted if it is the ARN of a role of the account, path included', async () => {
      const name = `r-${randomUUID()}`;
      await role('/platform/', name);
      expect(await ask(named(arnOf(`role/platform/${name}`)))).toBeUndefined();
    });

    withMoto('is refused without the path of the role, and the ARN with the path is named', async () => {
      const name = `r-${randomUUID()}`;
      await role('/platform/', name);
      const missing = await ask(named(arnOf(`role/${name}`)));
      expect(missing?.words).toMatch(
        new RegExp(`^${path.replace(/[[\]]/g, '.')} names .*role/${name}.* is .*role/platform/${name}\\.`),
      );
    });

    withMoto('is refused if the account has no such role', async () => {
      const missing = await ask(named(arnOf('role/platform/nosuch')));
      expect(missing?.words).toContain('The account has no role of that name.');
      expect(missing?.commands).toEqual([
        'aws iam list-roles --region us-east-1 --query "Roles[].Arn" --output text',
      ]);
    });

    withMoto('is accepted if it is a user of the account', async () => {
      const UserName = `u-${randomUUID()}`;
      await moto().iam.send(new CreateUserCommand({ Path: '/people/', UserName }));
      expect(await ask(named(arnOf(`user/people/${UserName}`)))).toBeUndefined();
      expect((await ask(named(arnOf(`user/${UserName}`))))?.words).toContain(`user/people/${UserName}`);
    });

    withMoto('is not taken for granted where IAM may not be asked', async () => {
      const refused = Object.assign(new Error('not authorized'), { name: 'AccessDenied' });
      const iam = { send: () => Promise.reject(refused) } as unknown as IAMClient;
      const missing = await check(named(arnOf('role/any')), { ...moto(), iam });
      expect(missing?.words).toContain('is not known: these credentials may not call iam:GetRole');
    });
  });

  withMoto('a check that AWS refuses is reported by name, with the actions that it needs', async () => {
    const refused = Object.assign(new Error('no'), { name: 'UnauthorizedOperation', $metadata: {} });
    const ec2 = { send: () => Promise.reject(refused) } as unknown as MotoAccount['ec2'];
    const zones = { kind: 'zones', zones: ['us-east-1a'], gateway: 'none-gateway' } as const;
    const missing = printed(await check(zones, { ...moto(), ec2 }));
    expect(missing?.words).toMatch(
      /^Not checked: the zones us-east-1a, and Lambda in them\. .*\(UnauthorizedOperation\).*ec2:DescribeAvailabilityZones/,
    );
  });

  withMoto('API Gateway without a logging role is refused, also where its role is gone', async () => {
    expect((await ask({ kind: 'api-gateway-logging' }))?.commands[0]).toContain('update-account');
    const value = `arn:aws:iam::${ACCOUNT}:role/logs`;
    const patchOperations = [{ op: 'replace' as const, path: '/cloudwatchRoleArn', value }];
    await moto().apiGateway.send(new UpdateAccountCommand({ patchOperations }));
    const gone = await ask({ kind: 'api-gateway-logging' });
    expect(gone?.words).toMatch(/is arn:aws:iam::\d+:role\/logs\. The account has no role of that name/);
    expect(gone?.commands.at(-1)).toContain('update-account');
    await role('/', 'logs');
    expect(await ask({ kind: 'api-gateway-logging' })).toMatchObject({ status: 'ok' });
    const own = await ask({ kind: 'api-gateway-logging', own: 'starter-foundation' });
    expect(own?.words).toMatch(/which another team has set.*accountSettings\.apiGateway is 'own'/);
    await role('/', 'starter-foundation-RolesApiLogging-1');
    await moto().apiGateway.send(
      new UpdateAccountCommand({
        patchOperations: [
          {
            op: 'replace',
            path: '/cloudwatchRoleArn',
            value: `${value}/starter-foundation-RolesApiLogging-1`,
          },
        ],
      }),
    );
    expect(await ask({ kind: 'api-gateway-logging', own: 'starter-foundation' })).toMatchObject({
      status: 'ok',
    });
  });
});

describe('images and weights', () => {
  const image = {
    kind: 'image',
    deployment: 'starter',
    model: 'qwen3-8b',
    source: 'vllm/vllm-openai:v1',
  } as const;
  const weights = {
    kind: 'weights',
    deployment: 'starter',
    model: 'qwen3-8b',
    source: 'Qwen/Qwen3-8B',
    revision: 'abc',
  } as const;
  const STAGE = 'npm run stage-weights -- starter qwen3-8b';

  withMoto(
    'a missing image is reported with the command that stages it, and the tag for other tools',
    async () => {
      const digest = `sha256:${'a'.repeat(64)}`;
      const missing = await ask({ ...image, digest, foundation: await foundation() });
      expect(missing?.commands).toEqual(['npm run stage-image -- starter qwen3-8b']);
      expect(missing?.words).toContain('under the tag qwen3-8b-aaaaaaaaaaaa');
    },
  );

  withMoto('an image that is not pinned is refused with the command that stages and pins it', async () => {
    const missing = await ask({ ...image, foundation: await foundation() });
    expect(missing?.commands).toEqual(['npm run stage-image -- starter qwen3-8b']);
    expect(missing?.words).toContain('neither the deployment file nor its lock');
  });

  describe.each([
    ['763104351884.dkr.ecr.us-east-1.amazonaws.com', undefined],
    ['763104351884.dkr.ecr-fips.us-west-2.amazonaws.com', undefined],
    ['763104351884.dkr-ecr.us-west-2.on.aws', undefined],
    ['vllm', undefined],
    ['442386744353.dkr.ecr.us-gov-west-1.amazonaws.com', 'aws-us-gov'],
    ['727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn', 'aws-cn'],
  ])('an image of %s', (registry, partition) => {
    withMoto.each(['a', '0'])(`needs a profile of ${partition ?? 'no other partition'}`, async (digit) => {
      const digest = `sha256:${digit.repeat(64)}`;
      const asked = { ...image, source: `${registry}/vllm:v1`, digest, foundation: await foundation() };
      const [, named] =
        /Set SOURCE_PROFILE to a profile of partition (\S+) first/.exec((await ask(asked))?.words ?? '') ??
        [];
      expect(named).toBe(partition);
    });
  });

  withMoto('an image in the repository under its digest is accepted', async () => {
    const name = await foundation();
    const uri = (await stackOutput(moto(), name, 'ImagesRepositoryUri')) ?? '';
    const imageManifest = JSON.stringify({ schemaVersion: 2, config: { digest: 'sha256:x' }, layers: [] });
    const put = {
      repositoryName: uri.slice(uri.indexOf('/') + 1),
      imageManifest,
      imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
      imageTag: 'one',
    };
    const stored = await moto().ecr.send(new PutImageCommand(put));
    const digest = stored.image?.imageId?.imageDigest ?? '';
    expect(await ask({ ...image, digest, foundation: name })).toBeUndefined();
  });

  withMoto('missing weights are reported with the command that stages them', async () => {
    const missing = await ask({ ...weights, prefix: 'qwen3-8b/abc/', foundation: await foundation() });
    expect(missing?.commands).toEqual([STAGE]);
  });

  withMoto(
    'tensors that the index does not name are reported with the command that removes them',
    async () => {
      const name = await foundation();
      for (const file of ['config.json', 'tokenizer.json', 'model.safetensors', 'consolidated.safetensors']) {
        await put(name, `qwen3-8b/abc/${file}`);
      }
      const missing = await ask({ ...weights, prefix: 'qwen3-8b/abc/', foundation: name });
      expect(missing?.words).toMatch(
        /vLLM would load them as well: consolidated\.safetensors\. Remove them\.$/,
      );
      expect(missing?.commands).toEqual([
        expect.stringMatching(
          /^aws s3 rm "s3:\/\/\S+\/qwen3-8b\/abc\/consolidated\.safetensors" --region us-east-1$/,
        ),
      ]);
    },
  );

  withMoto('weights without tensors are still missing', async () => {
    const name = await foundation();
    await put(name, 'qwen3-8b/abc/config.json');
    const missing = await ask({ ...weights, prefix: 'qwen3-8b/abc/', foundation: name });
    expect(missing?.words).toContain('no *.safetensors');
  });

  withMoto('weights under their prefix are accepted', async () => {
    const name = await foundation();
    await put(name, 'qwen3-8b/abc/config.json');
    await put(name, 'qwen3-8b/abc/tokenizer.json');
    await put(name, 'qwen3-8b/abc/model.safetensors');
    expect(await ask({ ...weights, prefix: 'qwen3-8b/abc/', foundation: name })).toBeUndefined();
  });

  describe('with a pinned manifest', () => {
    /** Weights that the command itself has staged. */
    async function pinned() {
      const name = await foundation();
      const bucket = (await stackOutput(moto(), name, 'WeightsBucket')) ?? '';
      const source = sourceOf(smallModel(10));
      const request = { s3: moto().s3, bucket, model: 'qwen3-8b', source, weights: WEIGHTS };
      const { manifest, prefix } = await stageWeights(request);
      return { ...weights, manifest, prefix, foundation: name };
    }

    withMoto('weights that are staged are there', async () => {
      expect(await ask(await pinned())).toBeUndefined();
    });

    withMoto('weights under another prefix are not staged', async () => {
      const missing = await ask({ ...(await pinned()), prefix: 'qwen3-8b/abc/' });
      expect(missing).toEqual({
        words: expect.stringMatching(/not there\. s3:\S+ has no manifest\.json: the weights are not staged/),
        commands: [STAGE],
      });
    });

    withMoto('weights of which a file was written again are refused, and not staged over', async () => {
      const asked = await pinned();
      await put(asked.foundation, `${asked.prefix}config.json`, 'other');
      const missing = await ask(asked);
      expect(missing?.words).toContain('is not the revision of its manifest: config.json');
      expect(missing?.commands).toEqual([expect.stringMatching(/^aws s3api list-object-versions /)]);
    });

    withMoto('weights with another manifest are refused', async () => {
      const missing = await ask({ ...(await pinned()), manifest: 'a'.repeat(64) });
      expect(missing?.words).toContain('is not the manifest that is expected');
    });
  });

  withMoto('own weights without a pin are not looked for: nothing says which they are', async () => {
    const { revision: _, ...own } = { ...weights, source: 's3://bank-models/claims/' };
    const missing = await ask({ ...own, prefix: 'qwen3-8b/not-pinned/', foundation: await foundation() });
    expect(missing?.words).toMatch(/s3:\/\/bank-models\/claims\/, are not pinned yet/);
  });

  const vocabulary = {
    file: 'o200k_base.tiktoken',
    bytes: 1,
    sha256: '4'.repeat(64),
    url: 'https://vocabularies.example.com/o200k_base.tiktoken',
    folderVariable: 'TIKTOKEN_ENCODINGS_BASE',
  } as const;

  async function staged(...files: readonly string[]) {
    const name = await foundation();
    for (const file of ['config.json', 'tokenizer.json', 'model.safetensors', ...files]) {
      await put(name, `gpt-oss-20b/abc/${file}`);
    }
    return { ...weights, prefix: 'gpt-oss-20b/abc/', foundation: name };
  }

  withMoto(
    'a vocabulary that is not beside the weights is missing, although the weights are there',
    async () => {
      const missing = await ask({ ...(await staged()), vocabulary });
      expect(missing?.words).toContain('no o200k_base.tiktoken');
      expect(missing?.commands).toEqual([STAGE]);
    },
  );

  withMoto('a vocabulary of another size is not the vocabulary', async () => {
    const missing = await ask({
      ...(await staged('o200k_base.tiktoken')),
      vocabulary: { ...vocabulary, bytes: 2 },
    });
    expect(missing?.words).toContain('no o200k_base.tiktoken of 2 bytes');
  });

  withMoto('a vocabulary beside the weights is accepted', async () => {
    expect(await ask({ ...(await staged('o200k_base.tiktoken')), vocabulary })).toBeUndefined();
  });

  withMoto(
    'weights without a file that their index names are missing, with it they are accepted',
    async () => {
      const name = await foundation();
      const index = {
        weight_map: { a: 'model-00001-of-00002.safetensors', b: 'model-00002-of-00002.safetensors' },
      };
      await put(name, 'qwen3-8b/abc/config.json');
      await put(name, 'qwen3-8b/abc/tokenizer.json');
      await put(name, 'qwen3-8b/abc/model.safetensors.index.json', JSON.stringify(index));
      await put(name, 'qwen3-8b/abc/model-00001-of-00002.safetensors');
      const missing = await ask({ ...weights, prefix: 'qwen3-8b/abc/', foundation: name });
      expect(missing?.words).toContain('1 of 2 files');
      expect(missing?.words).toContain('model-00002-of-00002.safetensors');
      await put(name, 'qwen3-8b/abc/model-00002-of-00002.safetensors');
      expect(await ask({ ...weights, prefix: 'qwen3-8b/abc/', foundation: name })).toBeUndefined();
    },
  );

  withMoto('files after the first thousand are seen', async () => {
    const name = await foundation();
    await put(name, 'many/abc/z.safetensors');
    await put(name, 'many/abc/zz-config.json');
    await put(name, 'many/abc/tokenizer.json');
    const Bucket = await stackOutput(moto(), name, 'WeightsBucket');
    for (let start = 0; start < 1_000; start += 100) {
      await Promise.all(
        Array.from({ length: 100 }, (_, place) =>
          moto().s3.send(new PutObjectCommand({ Bucket, Key: `many/abc/a-${start + place}`, Body: 'x' })),
        ),
      );
    }
    const missing = await ask({ ...weights, prefix: 'many/abc/', foundation: name });
    expect(missing?.words).toMatch(/: no config\.json\. Stage them/);
  });

  withMoto('a missing foundation is named', async () => {
    const missing = await ask({ ...weights, prefix: 'x/', foundation: 'nowhere-foundation' });
    expect(missing?.words).toContain('nowhere-foundation');
  });

  async function put(foundationName: string, Key: string, Body = 'x'): Promise<void> {
    const Bucket = await stackOutput(moto(), foundationName, 'WeightsBucket');
    await moto().s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  }
});

describe('certificates', () => {
  const certificate = { kind: 'certificate', model: 'qwen3-8b', caBundle: undefined } as const;

  async function requested(DomainName: string): Promise<string> {
    const { CertificateArn = '' } = await moto().acm.send(new RequestCertificateCommand({ DomainName }));
    return CertificateArn;
  }

  async function issued(DomainName: string): Promise<string> {
    const arn = await requested(DomainName);
    await sleep(VALIDATION_SECONDS * 1000 + 200);
    return arn;
  }

  withMoto('one that does not exist is refused with the command that requests it', async () => {
    const arn = `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/${randomUUID()}`;
    const missing = await ask({ ...certificate, arn, hostName: 'a.example.com' });
    expect(missing?.commands[0]).toContain('--domain-name a.example.com');
  });

  withMoto('one that is not issued yet is refused', async () => {
    const arn = await requested('a.example.com');
    const missing = await ask({ ...certificate, arn, hostName: 'a.example.com' });
    expect(missing?.words).toContain('PENDING_VALIDATION');
  });

  withMoto('an issued one for the host name is accepted', async () => {
    const arn = await issued('a.example.com');
    expect(await ask({ ...certificate, arn, hostName: 'a.example.com' })).toBeUndefined();
  });

  /** Imports a certificate for a host name, and the chain to its authority without the root. */
  async function imported(hostName: string, authority: Subject, chain?: string): Promise<string> {
    const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { CertificateArn = '' } = await moto().acm.send(
      new ImportCertificateCommand({
        Certificate: Buffer.from(certificateOf({ name: hostName, keys, isAuthority: false }, authority)),
        PrivateKey: Buffer.from(keys.privateKey.export({ type: 'pkcs8', format: 'pem' })),
        ...(chain !== undefined && { CertificateChain: Buffer.from(chain) }),
      }),
    );
    return CertificateArn;
  }

  const authorityNamed = (name: string): Subject => ({
    name,
    keys: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    isAuthority: true,
  });

  withMoto('one of a private authority is refused without a CA bundle, and accepted with it', async () => {
    const root = authorityNamed('Example Root');
    const caBundle = certificateOf(root, root);
    const hostName = `${randomUUID()}.example.com`;
    const arn = await imported(hostName, root, caBundle);
    const missing = await ask({ ...certificate, arn, hostName });
    expect(missing?.words).toMatch(
      /signed by CN=Example Root, and the router trusts public authorities only: every call/,
    );
    expect(missing?.commands[0]).toContain('aws acm get-certificate --region us-east-1 --certificate-arn');
    expect(await ask({ ...certificate, arn, hostName, caBundle })).toBeUndefined();
  });

  withMoto('one that an authority of ACM Private CA has issued is refused without a CA bundle', async () => {
    const hostName = 'private.example.com';
    const { CertificateArn: arn = '' } = await moto().acm.send(
      new RequestCertificateCommand({
        DomainName: hostName,
        CertificateAuthorityArn: `arn:aws:acm-pca:us-east-1:${ACCOUNT}:certificate-authority/${randomUUID()}`,
      }),
    );
    await sleep(VALIDATION_SECONDS * 1000 + 200);
    const missing = await ask({ ...certificate, arn, hostName });
    expect(missing?.words).toMatch(/signed by a private authority \(arn:aws:acm-pca:.*every call would fail/);
  });

  withMoto('one of another authority than that of the CA bundle is refused', async () => {
    const [root, other] = [authorityNamed('Example Root'), authorityNamed('Other Root')];
    const hostName = `${randomUUID()}.example.com`;
    const arn = await imported(hostName, root);
    const missing = await ask({ ...certificate, arn, hostName, caBundle: certificateOf(other, other) });
    expect(missing?.words).toContain('certificate.caBundle leads to no root of it');
  });

  withMoto('a wildcard covers one label and no more', async () => {
    const arn = await issued('*.example.com');
    expect(await ask({ ...certificate, arn, hostName: 'a.example.com' })).toBeUndefined();
    const deeper = await ask({ ...certificate, arn, hostName: 'a.llm.example.com' });
    expect(deeper?.words).toContain('*.example.com');
  });
});

describe('the key set of an issuer', () => {
  const keySet = { kind: 'key-set', typed: 'eu', issuer: 'https://login.example.eu' } as const;
  const withBucket = () =>
    stack(`k-${randomUUID()}`, { KeySet: { Type: 'AWS::S3::Bucket' } }, { KeySetBucket: { Ref: 'KeySet' } });

  withMoto('is reported with the command that writes it', async () => {
    const missing = await ask({ ...keySet, foundation: await withBucket() });
    expect(missing?.commands.at(-1)).toBe('npm run keys -- eu jwks "$JWKS_URL"');
  });

  withMoto('is accepted when it is in the bucket', async () => {
    const foundation = await withBucket();
    const Bucket = await stackOutput(moto(), foundation, 'KeySetBucket');
    await moto().s3.send(new PutObjectCommand({ Bucket, Key: 'jwks.json', Body: '{}' }));
    expect(await ask({ ...keySet, foundation })).toBeUndefined();
  });
});
