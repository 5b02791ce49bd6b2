import type { Expected } from '../../matching/expected';
import { irrelevant, type Rule, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { bucket, DATABASE, TABLE } from '../things';

const FOR_READERS = irrelevant('for readers only');
const common = { stack: 'foundation', claim: 'I8.records-queries' } as const;

/** The locked records as a table of Glue's catalog: one row for each record, one partition for each hour. */
export const recordsTable = ({ deployment }: Basis): readonly Expected[] => {
  const records = `s3://${the(bucket('records'))}/decisions/`;
  return [
    {
      ...common,
      thing: DATABASE,
      type: 'AWS::Glue::Database',
      properties: {
        CatalogId: deployment.account,
        DatabaseInput: { Name: `${deployment.name.replaceAll('-', '_')}_audit`, Description: FOR_READERS },
      },
    },
    {
      ...common,
      thing: TABLE,
      type: 'AWS::Glue::Table',
      properties: {
        CatalogId: deployment.account,
        DatabaseName: the(DATABASE),
        TableInput: {
          Name: 'records',
          Description: FOR_READERS,
          TableType: 'EXTERNAL_TABLE',
          Parameters: { EXTERNAL: 'TRUE', classification: 'json', ...hourly(records) },
          PartitionKeys: [column('arrived', 'string')],
          StorageDescriptor: {
            Location: records,
            Columns: Object.entries(COLUMNS).map(([name, type]) => column(name, type)),
            InputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
            OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
            // Without a parameter that leaves malformed lines out: such a line fails the query.
            SerdeInfo: { SerializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
          },
        },
      },
    },
  ];
};

const column = (name: string, type: string): Rule => ({ Name: name, Type: type, Comment: FOR_READERS });

/** Partitions that Athena computes from the hour of arrival (Athena user guide, "Partition projection"). */
const hourly = (location: string): Rules => ({
  'projection.enabled': 'true',
  'projection.arrived.type': 'date',
  'projection.arrived.format': 'yyyy/MM/dd/HH',
  'projection.arrived.range': '2026/01/01/00,NOW',
  'projection.arrived.interval': '1',
  'projection.arrived.interval.unit': 'HOURS',
  'storage.location.template': `${location}\${arrived}/`,
});

/** The fields of decisions and outcomes, as Hive types. A column that is missing would hide a field from auditors. */
const COLUMNS = {
  schema: 'string',
  decisionid: 'string',
  time: 'string',
  deployment: 'string',
  account: 'string',
  region: 'string',
  codeversion: 'string',
  policyhash: 'string',
  lane: 'string',
  requestid: 'string',
  caller: 'string',
  principal: 'string',
  task: 'string',
  requestedmodel: 'string',
  dataclass: 'struct<floor:string,declared:string,detected:string,effective:string>',
  findings: 'array<struct<type:string,count:bigint>>',
  documents: 'struct<read:bigint,unread:bigint>',
  jurisdiction: 'array<string>',
  residency: 'string',
  candidates: 'array<struct<model:string,boundary:string,kept:boolean,reason:string,words:string>>',
  order: 'array<string>',
  refusal: 'string',
  promptdigest: 'string',
  chain:
    'struct<writer:string,sequence:bigint,previous:string,unacknowledged:array<struct<first:bigint,last:bigint>>>',
  outcome: 'string',
  error: 'string',
  attempts:
    'array<struct<model:string,host:string,boundary:string,regions:array<string>,reason:string,status:bigint,ms:bigint>>',
  model: 'string',
  host: 'string',
  boundary: 'string',
  regions: 'array<string>',
  inputtokens: 'bigint',
  outputtokens: 'bigint',
  cachedtokens: 'bigint',
  cachewritetokens: 'bigint',
  reasoningtokens: 'bigint',
  thinking: 'string',
  costusd: 'double',
  finishreason: 'string',
  firsteventms: 'bigint',
  firstbytems: 'bigint',
  totalms: 'bigint',
  answerdigest: 'string',
};
