import { assemblyClaim } from '../../../../lib/proof/claims/assembly';
import { sceneOf } from '../../../../lib/proof/scene';
import type { Subject } from '../../../../lib/proof/subject';
import { FIXTURES } from '../../../fixture-deployments';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';

// biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever the manifest has.
type Manifest = any;

test.each(FIXTURES)('the assembly of %s has the four stacks and their uploads', (name) => {
  expect(assemblyClaim(sceneOf(subjectOf(name))).evidence).toEqual([
    `${name}-foundation`,
    `${name}-inference`,
    `${name}-gateway`,
    `${name}-operations`,
  ]);
});

const stack = ({ artifacts }: Manifest) => artifacts['sandbox-foundation'];
const upload = ({ assets }: Manifest): Manifest =>
  Object.values(assets['sandbox-gateway.assets.json'].files)[0];
const destination = (manifest: Manifest): Manifest => Object.values(upload(manifest).destinations)[0];

test.each([
  {
    name: 'a stack is for another account',
    change: (manifest: Manifest) => {
      stack(manifest).environment = 'aws://999999999999/us-east-1';
    },
  },
  {
    name: 'a stack is for another region',
    change: (manifest: Manifest) => {
      stack(manifest).environment = 'aws://111122223333/us-east-2';
    },
  },
  {
    name: 'a stack has another name than its template',
    change: (manifest: Manifest) => {
      stack(manifest).properties.stackName = 'other';
    },
  },
  {
    name: 'the foundation may be deleted',
    change: (manifest: Manifest) => {
      stack(manifest).properties.terminationProtection = false;
    },
  },
  ...['assumeRoleArn', 'cloudFormationExecutionRoleArn'].map((role) => ({
    name: `a stack has another ${role}`,
    change: (manifest: Manifest) => {
      stack(manifest).properties[role] = 'arn:aws:iam::111122223333:role/administrator';
    },
  })),
  {
    name: 'a stack is deployed from another template',
    change: (manifest: Manifest) => {
      stack(manifest).properties.stackTemplateAssetObjectUrl =
        `s3://cdk-hnb659fds-assets-111122223333-us-east-1/${'0'.repeat(64)}.json`;
    },
  },
  {
    name: 'the bytes of a template are not those that its upload is named by',
    change: (manifest: Manifest) => {
      manifest.templateHashes['sandbox-foundation.template.json'] = '0'.repeat(64);
    },
  },
  {
    name: 'a stack gets parameters',
    change: (manifest: Manifest) => {
      stack(manifest).properties.parameters = { BootstrapVersion: 'x' };
    },
  },
  {
    name: 'somebody is told what happens to a stack',
    change: (manifest: Manifest) => {
      stack(manifest).properties.notificationArns = ['arn:aws:sns:us-east-1:999999999999:x'];
    },
  },
  {
    name: 'there is a fifth stack',
    change: (manifest: Manifest) => {
      manifest.artifacts.other = { ...stack(manifest) };
    },
  },
  {
    name: 'there is an assembly in the assembly',
    change: (manifest: Manifest) => {
      manifest.artifacts.nested = { type: 'cdk:cloud-assembly', properties: { directoryName: 'nested' } };
    },
  },
  {
    name: 'one of the stacks is missing',
    change: (manifest: Manifest) => {
      delete manifest.artifacts['sandbox-operations'];
    },
  },
  {
    name: 'an upload goes to another bucket',
    change: (manifest: Manifest) => {
      destination(manifest).bucketName = 'somebody';
    },
  },
  {
    name: 'an upload is made with another role',
    change: (manifest: Manifest) => {
      destination(manifest).assumeRoleArn = 'arn:aws:iam::111122223333:role/administrator';
    },
  },
  {
    name: 'a file is uploaded twice',
    change: (manifest: Manifest) => {
      upload(manifest).destinations.second = { ...destination(manifest), bucketName: 'somebody' };
    },
  },
  {
    name: 'there is a file without a destination',
    change: (manifest: Manifest) => {
      manifest.assets['sandbox-gateway.assets.json'].files.other = {
        source: { executable: ['sh', '-c', 'true'] },
      };
    },
  },
  {
    name: 'a command makes the upload',
    change: (manifest: Manifest) => {
      upload(manifest).source = { executable: ['sh', '-c', 'true'] };
    },
  },
  {
    name: 'the code of a function is another folder',
    change: (manifest: Manifest) => {
      upload(manifest).source.path = '/tmp';
    },
  },
  {
    name: 'a command runs for an upload without a destination',
    change: (manifest: Manifest) => {
      manifest.assets['sandbox-gateway.assets.json'].files.more = {
        source: { executable: ['sh', '-c', 'true'] },
        destinations: {},
      };
    },
  },
  {
    name: 'a container image is published',
    change: (manifest: Manifest) => {
      manifest.assets['sandbox-gateway.assets.json'].dockerImages.image = {};
    },
  },
])('world.assembly fails if $name', ({ change }) => {
  const subject = subjectOf('sandbox');
  change(subject.manifest);
  expect(assemblyClaim(sceneOf(subject)).verdict).toBe('fails');
});

const reportAfter = (change: (subject: Subject) => unknown) => {
  const subject = subjectOf('sandbox');
  change(subject);
  const { verdict, evidence } = assemblyClaim(sceneOf(subject));
  return [verdict, ...evidence];
};

test('world.assembly names what differs', () => {
  expect(
    reportAfter(({ manifest }) => {
      stack(manifest).environment = 'aws://999999999999/us-east-1';
    }),
  ).toEqual([
    'fails',
    'artifacts.sandbox-foundation.environment is "aws://999999999999/us-east-1", expected "aws://111122223333/us-east-1"',
  ]);
});

test('world.assembly is undecided if the only thing against it is a key that is there twice', () => {
  const twice = 'manifest.json has the key "version" twice';
  expect(reportAfter((subject) => Object.assign(subject.manifest, { repeatedKeys: [twice] }))).toEqual([
    'undecided',
    twice,
  ]);
});

test('world.assembly fails if an artifact has no properties', () => {
  const [verdict] = reportAfter(({ manifest }) =>
    Object.assign(manifest.artifacts, { more: { type: 'cdk:tree' } }),
  );
  expect(verdict).toBe('fails');
});

test('world.assembly fails if a function has no code', () => {
  const [verdict] = reportAfter((subject) => {
    delete new Edit(subject).resource('AWS::Lambda::Function', /^OpenRouterFunction/).Properties.Code;
  });
  expect(verdict).toBe('fails');
});
