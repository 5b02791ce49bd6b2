import { accountRules } from '../../../../lib/config/account-rules';
import type { Area } from '../../../../lib/proof/expected/area';
import { basisOf } from '../../../../lib/proof/expected/basis-of';
import { identities } from '../../../../lib/proof/expected/identities/identities';
import { readsRecordsOnly } from '../../../../lib/proof/expected/storage/queries';
import { storage } from '../../../../lib/proof/expected/storage/storage';
import { Edit, type Editable } from '../edit';
import { subjectOf } from '../subjects';
import { differencesFrom } from './area';
import { unnoticed } from './unnoticed';

test.each(['sandbox', 'starter', 'eu-central-1', 'us-gov-west-1'])(
  'everything that keeps data in %s is as expected',
  (name) => {
    expect(differencesFrom(storage, subjectOf(name))).toEqual([]);
  },
);

/** With the roles and keys that policies name. */
const withIdentities: Area = {
  claims: {},
  resources: (basis) => [storage, identities].flatMap(({ resources }) => resources(basis)),
};

test('a change of any value is noticed, but of names and words for readers', () => {
  const types = new Set(
    storage.resources(basisOf(subjectOf('eu-central-1').deployment)).map(({ type }) => type),
  );
  const accepted = unnoticed(withIdentities, subjectOf('eu-central-1'));
  expect(accepted.filter((words) => types.has(words.split(' ')[0] ?? ''))).toEqual([
    'AWS::Athena::NamedQuery Description is another',
    'AWS::Athena::NamedQuery Description is missing',
    // Still a query that reads the records only.
    'AWS::Athena::NamedQuery QueryString is another',
    'AWS::Athena::WorkGroup Description is another',
    'AWS::Athena::WorkGroup Description is missing',
    'AWS::DynamoDB::Table ResourcePolicy.PolicyDocument.Statement.Sid is another',
    'AWS::DynamoDB::Table ResourcePolicy.PolicyDocument.Statement.Sid is missing',
    'AWS::ECR::Repository RepositoryPolicyText.Statement.Sid is another',
    'AWS::ECR::Repository RepositoryPolicyText.Statement.Sid is missing',
    'AWS::Glue::Database DatabaseInput.Description is another',
    'AWS::Glue::Database DatabaseInput.Description is missing',
    'AWS::Glue::Table TableInput.Description is another',
    'AWS::Glue::Table TableInput.Description is missing',
    'AWS::Glue::Table TableInput.PartitionKeys.Comment is another',
    'AWS::Glue::Table TableInput.PartitionKeys.Comment is missing',
    'AWS::Glue::Table TableInput.StorageDescriptor.Columns.Comment is another',
    'AWS::Glue::Table TableInput.StorageDescriptor.Columns.Comment is missing',
    // The API's id, in the name of its execution log: the API is of another area.
    'AWS::Logs::LogGroup LogGroupName is another',
    'AWS::Logs::LogGroup ResourcePolicyDocument.Statement.Sid is another',
    'AWS::Logs::LogGroup ResourcePolicyDocument.Statement.Sid is missing',
    'AWS::S3::Bucket LifecycleConfiguration.Rules.Id is another',
    'AWS::S3::Bucket LifecycleConfiguration.Rules.Id is missing',
    'AWS::S3::BucketPolicy PolicyDocument.Statement.Sid is another',
    'AWS::S3::BucketPolicy PolicyDocument.Statement.Sid is missing',
  ]);
});

const BUCKET = 'AWS::S3::Bucket';
const POLICY = 'AWS::S3::BucketPolicy';
const LOGS = 'AWS::Logs::LogGroup';
const OTHER_KEY = 'arn:aws:kms:eu-central-1:999988887777:key/0a1b2c3d-0000-0000-0000-000000000000';
const OTHER_BUCKET = 'arn:aws:s3:::elsewhere';

type Sabotage = readonly [what: string, claim: string, change: (edit: Edit) => void];

const change = (type: string, id: RegExp, by: (properties: Editable['Properties']) => void) => (edit: Edit) =>
  by(edit.resource(type, id).Properties);
const allow = (id: RegExp, statement: object) =>
  change(POLICY, id, ({ PolicyDocument }) =>
    PolicyDocument.Statement.push({ Effect: 'Allow', ...statement }),
  );
/** One principal more that a denial spares. */
const spare = (id: RegExp, sid: string, arn: string) =>
  change(POLICY, id, ({ PolicyDocument: { Statement } }) => {
    const deny = Statement.find(({ Sid }: { Sid: string }) => Sid === sid);
    const spared = deny.Condition?.ArnNotEquals['aws:PrincipalArn'] ?? [];
    deny.Condition = { ArnNotEquals: { 'aws:PrincipalArn': [...spared, arn] } };
  });
const STREAM = 'AWS::KinesisFirehose::DeliveryStream';
const destination = (by: (destination: Editable['Properties']) => void) =>
  change(STREAM, /./, ({ ExtendedS3DestinationConfiguration }) => by(ExtendedS3DestinationConfiguration));

const SABOTAGES: readonly Sabotage[] = [
  [
    'records encrypted with the key of another account',
    'I6.at-rest',
    change(BUCKET, /AuditRecords/, ({ BucketEncryption }) => {
      BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID =
        OTHER_KEY;
    }),
  ],
  [
    'weights encrypted with a key of S3',
    'I6.at-rest',
    change(BUCKET, /ModelsWeights/, (bucket) => {
      bucket.BucketEncryption = {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      };
    }),
  ],
  [
    'a log group without a key',
    'I6.at-rest',
    change(LOGS, /LogsOpenLane/, (group) => {
      delete group.KmsKeyId;
    }),
  ],
  [
    'API keys encrypted with a key of DynamoDB',
    'I6.at-rest',
    change('AWS::DynamoDB::Table', /./, (table) => {
      delete table.SSESpecification;
    }),
  ],
  [
    'records locked for a day less',
    'I8.records-lock',
    change(BUCKET, /AuditRecords/, ({ ObjectLockConfiguration }) => {
      ObjectLockConfiguration.Rule.DefaultRetention.Days -= 1;
    }),
  ],
  [
    'records locked in the weaker mode',
    'I8.records-lock',
    change(BUCKET, /AuditRecords/, ({ ObjectLockConfiguration }) => {
      ObjectLockConfiguration.Rule.DefaultRetention.Mode = 'GOVERNANCE';
    }),
  ],
  [
    'records that expire',
    'I8.records-lock',
    change(BUCKET, /AuditRecords/, ({ LifecycleConfiguration }) => {
      LifecycleConfiguration.Rules.push({ Id: 'expire', Status: 'Enabled', ExpirationInDays: 30 });
    }),
  ],
  [
    'a reader of another account for the records',
    'I8.records-lock',
    allow(/AuditRecords/, {
      Principal: { AWS: 'arn:aws:iam::999988887777:root' },
      Action: 's3:GetObject',
      Resource: '*',
    }),
  ],
  [
    'a custodian of records whom the deployment does not name',
    'I8.records-lock',
    spare(/AuditRecords/, 'OnlyCustodiansChangeRecords', 'arn:aws:iam::111122223333:role/admin'),
  ],
  [
    'another principal that changes the settings of the records bucket',
    'I8.records-lock',
    spare(
      /AuditRecords/,
      'OnlyDeploysConfigure',
      'arn:aws:iam::999988887777:role/cdk-hnb659fds-cfn-exec-role-999988887777-eu-central-1',
    ),
  ],
  [
    'a policy of the records bucket that is deleted with the stack',
    'I8.records-lock',
    (edit) => Object.assign(edit.resource(POLICY, /AuditRecords/), { DeletionPolicy: 'Delete' }),
  ],
  [
    'another principal that puts statements',
    'I8.records-lock',
    spare(/AuditRecords/, 'OnlySignerPutsStatements', 'arn:aws:iam::111122223333:role/admin'),
  ],
  ...(
    [
      ['NobodyPutsRecords', 'records that may be put'],
      ['OnlySignerPutsStatements', 'statements that anybody may put'],
      ['StatementsAreCreatedOnce', 'statements that may be replaced'],
      ['NobodyReplicatesStatements', 'statements that may be replicas'],
    ] as const
  ).map(
    ([sid, what]): Sabotage => [
      what,
      'I8.records-lock',
      change(POLICY, /AuditRecords/, ({ PolicyDocument }) => {
        PolicyDocument.Statement = PolicyDocument.Statement.filter(
          ({ Sid }: { Sid?: string }) => Sid !== sid,
        );
      }),
    ],
  ),
  [
    'another publisher of weights',
    'storage.artifacts',
    spare(/ModelsWeights/, 'OnlyPublishersWrite', 'arn:aws:iam::111122223333:role/somebody'),
  ],
  [
    'another publisher of the key set',
    'storage.artifacts',
    spare(/CallersKeySet/, 'OnlyPublishersWrite', 'arn:aws:iam::111122223333:role/somebody'),
  ],
  [
    'a stack that deletes the records bucket',
    'I8.records-lock',
    (edit) => Object.assign(edit.resource(BUCKET, /AuditRecords/), { DeletionPolicy: 'Delete' }),
  ],
  [
    'landed records replicated into another bucket',
    'I8.records-replication',
    change(BUCKET, /AuditLanding/, ({ ReplicationConfiguration }) => {
      ReplicationConfiguration.Rules[0].Destination.Bucket = OTHER_BUCKET;
    }),
  ],
  [
    'landed records replicated a second time, elsewhere',
    'I8.records-replication',
    change(BUCKET, /AuditLanding/, ({ ReplicationConfiguration: { Rules } }) => {
      Rules.push({ ...Rules[0], Id: 'copy', Destination: { Bucket: OTHER_BUCKET } });
    }),
  ],
  [
    'landed records of one prefix replicated only',
    'I8.records-replication',
    change(BUCKET, /AuditLanding/, ({ ReplicationConfiguration }) => {
      ReplicationConfiguration.Rules[0].Filter.Prefix = 'decisions/';
    }),
  ],
  [
    'another writer of landed records',
    'I8.records-replication',
    change(POLICY, /AuditLanding/, ({ PolicyDocument: { Statement } }) => {
      const deny = Statement.find(({ Sid }: { Sid: string }) => Sid === 'NobodyElseWrites');
      deny.Condition.ArnNotEquals['aws:PrincipalArn'] = 'arn:aws:iam::111122223333:role/somebody';
    }),
  ],
  [
    'a function that may change records before delivery',
    'I8.record-stream',
    destination((to) => {
      to.ProcessingConfiguration = { Enabled: true, Processors: [{ Type: 'Lambda' }] };
    }),
  ],
  [
    'a copy of the records in a bucket of somebody else',
    'I8.record-stream',
    destination((to) => {
      to.S3BackupMode = 'Enabled';
      to.S3BackupConfiguration = { BucketARN: OTHER_BUCKET };
    }),
  ],
  [
    'a second destination of the stream',
    'I8.record-stream',
    change(STREAM, /./, (stream) => {
      stream.HttpEndpointDestinationConfiguration = { EndpointConfiguration: { Url: 'https://example.com' } };
    }),
  ],
  [
    'a table over other objects',
    'I8.records-queries',
    change('AWS::Glue::Table', /./, ({ TableInput }) => {
      TableInput.StorageDescriptor.Location = 's3://elsewhere/decisions/';
    }),
  ],
  [
    'a table that leaves malformed records out',
    'I8.records-queries',
    change('AWS::Glue::Table', /./, ({ TableInput }) => {
      TableInput.StorageDescriptor.SerdeInfo.Parameters = { 'ignore.malformed.json': 'true' };
    }),
  ],
  [
    'results where the client of a query chooses',
    'I8.records-queries',
    change('AWS::Athena::WorkGroup', /./, ({ WorkGroupConfiguration }) => {
      WorkGroupConfiguration.EnforceWorkGroupConfiguration = false;
    }),
  ],
  [
    'a saved query that writes records elsewhere',
    'I8.records-queries',
    change('AWS::Athena::NamedQuery', /Refused/, (query) => {
      query.QueryString = "UNLOAD (SELECT * FROM records) TO 's3://elsewhere/' WITH (format = 'JSON')";
    }),
  ],
  [
    'image tags that can move',
    'storage.artifacts',
    change('AWS::ECR::Repository', /./, (repository) => {
      repository.ImageTagMutability = 'MUTABLE';
    }),
  ],
  [
    'a repository that another account pushes to',
    'storage.artifacts',
    change('AWS::ECR::Repository', /./, (repository) => {
      repository.RepositoryPolicyText = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*' }] };
    }),
  ],
  [
    'a stream of API keys',
    'storage.artifacts',
    change('AWS::DynamoDB::Table', /./, (table) => {
      table.StreamSpecification = { StreamViewType: 'NEW_AND_OLD_IMAGES' };
    }),
  ],
  [
    'a resource policy of the API keys that lets somebody else write',
    'storage.artifacts',
    change('AWS::DynamoDB::Table', /./, (table) => {
      table.ResourcePolicy = { PolicyDocument: { Statement: [] } };
    }),
  ],
  [
    'weights that everybody reads',
    'storage.artifacts',
    allow(/ModelsWeights/, { Principal: '*', Action: 's3:GetObject', Resource: '*' }),
  ],
  [
    'an inventory of the weights for another account',
    'storage.artifacts',
    change(BUCKET, /ModelsWeights/, (bucket) => {
      bucket.InventoryConfigurations = [{ Destination: { BucketArn: OTHER_BUCKET } }];
    }),
  ],
  [
    'access logs in another bucket',
    'storage.access-logs',
    change(BUCKET, /CallersKeySet/, ({ LoggingConfiguration }) => {
      LoggingConfiguration.DestinationBucketName = 'elsewhere';
    }),
  ],
  [
    'logs kept for less time',
    'I7.logs',
    change(LOGS, /LogsSealedLane/, (group) => {
      group.RetentionInDays = 30;
    }),
  ],
  [
    'the firewall’s log under another name',
    'I7.logs',
    change(LOGS, /LogsFirewall/, (group) => {
      group.LogGroupName = 'aws-waf-logs-elsewhere';
    }),
  ],
  [
    'another service that writes to logs',
    'I7.logs',
    change(LOGS, /LogsDnsQueries/, ({ ResourcePolicyDocument }) => {
      ResourcePolicyDocument.Statement[0].Principal = { Service: 'es.amazonaws.com' };
    }),
  ],
  [
    'a log group that somebody may write to',
    'I7.logs',
    change(LOGS, /LogsFirewall/, (group) => {
      group.ResourcePolicyDocument = { Version: '2012-10-17', Statement: [] };
    }),
  ],
  [
    'a metric with a field of the log line as its dimension',
    'I7.logs',
    change('AWS::Logs::MetricFilter', /AuditWriteFailuresopen/, ({ MetricTransformations }) => {
      MetricTransformations[0].Dimensions = [{ Key: 'line', Value: '$.message' }];
    }),
  ],
  [
    'a count of unaccepted records in another log group',
    'I8.alarms',
    change('AWS::Logs::MetricFilter', /AuditWriteFailuressealed/, (filter) => {
      filter.LogGroupName = 'elsewhere';
    }),
  ],
];

test.each(SABOTAGES)('%s breaks %s', (_, claim, sabotage) => {
  const subject = subjectOf('eu-central-1');
  sabotage(new Edit(subject));
  const found = differencesFrom(withIdentities, subject);
  expect(found.map((difference) => difference.split(': ')[0])).toContain(claim);
});

describe('guards that name the bootstrap of another qualifier', () => {
  const subject = subjectOf('eu-central-1');
  const stacks = JSON.parse(JSON.stringify(subject.stacks).replaceAll('cdk-hnb659fds-cfn', 'cdk-bank1-cfn'));

  test('are as expected where the file has that qualifier', () => {
    const rules = accountRules.parse({ synthesis: { kind: 'bootstrap', qualifier: 'bank1' } });
    const deployment = { ...subject.deployment, accountRules: rules };
    expect(differencesFrom(storage, { ...subject, deployment, stacks })).toEqual([]);
  });

  test('differ where the file has none', () => {
    expect(differencesFrom(storage, { ...subject, stacks })).not.toEqual([]);
  });
});

test('load balancers may write access logs only where there is one', () => {
  const subject = subjectOf('starter');
  new Edit(subject).resource(POLICY, /AccessLogs/).Properties.PolicyDocument.Statement.push({
    Effect: 'Allow',
    Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: '*',
  });
  expect(differencesFrom(storage, subject)).toEqual([expect.stringMatching(/^storage\.access-logs: /)]);
});

test.each([
  ['SELECT * FROM records WHERE lane = ?', true],
  ['WITH decision AS (SELECT time FROM records)\nSELECT * FROM decision', true],
  ['SELECT decision.time FROM records AS decision', true],
  ['SELECT * FROM records, other_database.records', false],
  ['SELECT * FROM records AS r, "other" . records', false],
  ['SELECT * FROM decision', false],
  ['SELECT * FROM records, secrets', false],
  ['SELECT * FROM records AS r, secrets', false],
  ['SELECT * FROM records JOIN secrets ON true', false],
  ['SELECT * FROM records UNION ALL SELECT * FROM decision.payroll', false],
  ['WITH a AS (SELECT 1 FROM records) SELECT * FROM outcome.decision.attempt', false],
  ['SELECT * FROM records UNION TABLE secrets', false],
  ['SELECT * FROM (SELECT * FROM records) CROSS JOIN UNNEST(attempts) AS attempt (model)', true],
  ['SELECT * FROM records JOIN "lambda:copy".default.t ON true', false],
  ['SELECT * FROM records; DROP TABLE records', false],
  ['SELECT * FROM records -- WHERE', false],
  ['SELECT /* all */ * FROM records', false],
  ["UNLOAD (SELECT * FROM records) TO 's3://elsewhere/'", false],
  ['CREATE TABLE copy AS SELECT * FROM records', false],
  ["USING EXTERNAL FUNCTION f(x VARCHAR) RETURNS VARCHAR LAMBDA 'f' SELECT f(caller) FROM records", false],
])('%s reads the records and nothing else: %s', (sql, reads) => {
  expect(readsRecordsOnly(sql)).toBe(reads);
});
