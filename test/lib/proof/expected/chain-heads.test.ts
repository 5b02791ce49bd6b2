import type { Area } from '../../../../lib/proof/expected/area';
import { basisOf } from '../../../../lib/proof/expected/basis-of';
import { identities } from '../../../../lib/proof/expected/identities/identities';
import { expectedOutputs } from '../../../../lib/proof/expected/outputs';
import { storage } from '../../../../lib/proof/expected/storage/storage';
import { Edit, type Editable } from '../edit';
import { subjectOf } from '../subjects';
import { differencesFrom } from './area';

// What the proof says about who may sign and write statements.

/** With the buckets that permissions name. */
const known: Area = {
  claims: { ...storage.claims, ...identities.claims },
  resources: (basis) => [storage, identities].flatMap(({ resources }) => resources(basis)),
};

const KEY = 'AWS::KMS::Key';
const POLICY = 'AWS::IAM::ManagedPolicy';
const BUCKET_POLICY = 'AWS::S3::BucketPolicy';
const statement = (document: Editable['Properties'], sid: string) =>
  document.Statement.find(({ Sid }: { Sid?: string }) => Sid === sid);

const SABOTAGES: readonly (readonly [what: string, claim: string, change: (edit: Edit) => void])[] = [
  [
    'another role may sign',
    'I8.signing-key',
    (edit) => {
      const { KeyPolicy } = edit.resource(KEY, /^KeysHeads/).Properties;
      statement(KeyPolicy, 'NobodyElseSigns').Condition.ArnNotEquals['aws:PrincipalArn'].push(
        'arn:aws:iam::111122223333:role/admin',
      );
    },
  ],
  ...['SignerSigns', 'NobodyElseSigns'].map(
    (sid) =>
      [
        `the key policy has no statement ${sid}`,
        'I8.signing-key',
        (edit: Edit) => {
          const { KeyPolicy } = edit.resource(KEY, /^KeysHeads/).Properties;
          KeyPolicy.Statement = KeyPolicy.Statement.filter(({ Sid }: { Sid?: string }) => Sid !== sid);
        },
      ] as const,
  ),
  [
    'the key signs messages of any length',
    'I8.signing-key',
    (edit) => {
      const { KeyPolicy } = edit.resource(KEY, /^KeysHeads/).Properties;
      delete statement(KeyPolicy, 'SignerSigns').Condition;
    },
  ],
  [
    'the key is of another kind',
    'I8.signing-key',
    (edit) => {
      edit.resource(KEY, /^KeysHeads/).Properties.KeySpec = 'ECC_SECG_P256K1';
    },
  ],
  [
    'the key is deleted with the stack',
    'I8.signing-key',
    (edit) => Object.assign(edit.resource(KEY, /^KeysHeads/), { DeletionPolicy: 'Delete' }),
  ],
  [
    'the signer may write records',
    'I8.records-lock',
    (edit) => {
      const { PolicyDocument } = edit.resource(BUCKET_POLICY, /^AuditRecords/).Properties;
      const [bucket] = statement(PolicyDocument, 'ChainHeadsReadRecords').Resource;
      statement(PolicyDocument, 'ChainHeadsWriteStatements').Resource = bucket;
    },
  ],
  [
    'the signer may delete',
    'I8.records-lock',
    (edit) => {
      const { PolicyDocument } = edit.resource(BUCKET_POLICY, /^AuditRecords/).Properties;
      statement(PolicyDocument, 'ChainHeadsWriteStatements').Action = ['s3:PutObject', 's3:DeleteObject'];
    },
  ],
  [
    'the signer may write objects of every bucket by its own policy',
    'roles.chain-heads',
    (edit) => {
      const { PolicyDocument } = edit.resource(POLICY, /^PoliciesChainHeads/).Properties;
      PolicyDocument.Statement.push({ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' });
    },
  ],
  [
    'the signer may be used outside the VPC',
    'roles.chain-heads',
    (edit) => {
      const { PolicyDocument } = edit.resource(POLICY, /^PoliciesChainHeads/).Properties;
      PolicyDocument.Statement = PolicyDocument.Statement.filter(
        ({ Sid }: { Sid?: string }) => Sid !== 'OnlyFromVpcsWithEndpoints',
      );
    },
  ],
  [
    'another service may use the role of the signer',
    'roles.trust',
    (edit) => {
      const { AssumeRolePolicyDocument } = edit.resource('AWS::IAM::Role', /^RolesChainHeads/).Properties;
      AssumeRolePolicyDocument.Statement[0].Principal = { Service: 'ec2.amazonaws.com' };
    },
  ],
  [
    'the role of the signer is deleted with the stack, and its name is free',
    'roles.trust',
    (edit) =>
      Object.assign(edit.resource('AWS::IAM::Role', /^RolesChainHeads/), { DeletionPolicy: 'Delete' }),
  ],
  [
    'readers of records may sign',
    'I8.record-readers',
    (edit) => {
      const { PolicyDocument } = edit.resource(POLICY, /^AuditQueriesReader/).Properties;
      statement(PolicyDocument, 'ReadPublicKey').Action = ['kms:GetPublicKey', 'kms:Sign'];
    },
  ],
];

test.each(SABOTAGES)('%s: %s fails', (_, claim, change) => {
  const subject = subjectOf('sandbox');
  change(new Edit(subject));
  expect(differencesFrom(known, subject).map((words) => words.split(': ')[0])).toContain(claim);
});

test('the output with the signing key is expected', () => {
  const outputs = expectedOutputs(basisOf(subjectOf('starter').deployment), () => false);
  expect(outputs.ChainHeadsKeyArn).toContain('heads key');
});
