import { aws_glue as glue, Stack, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { RECORDS_PREFIX } from '../../lambda/chain-heads/window';
import { recordColumns } from './record-columns';

/** The earliest hour of a record: the start of the year of the blueprint's first version. */
const FIRST_HOUR = '2026/01/01/00';

export interface RecordsTableProps {
  /** Lower case, digits and underscores, so that queries need no quotes. */
  readonly databaseName: string;
  readonly records: s3.IBucket;
}

/**
 * Decisions and outcomes as one table, `records`. The partition `arrived` is the hour of arrival, UTC,
 * `yyyy/MM/dd/HH`. Athena computes it from the object names, without a crawler. A line that is not JSON fails the
 * query instead of being left out of its result.
 */
export class RecordsTable extends Construct {
  readonly databaseName: string;
  readonly tableName = 'records';

  constructor(scope: Construct, id: string, { databaseName, records }: RecordsTableProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    const database = new glue.CfnDatabase(this, 'Database', {
      catalogId: account,
      databaseInput: { name: databaseName, description: 'Audit records of the router' },
    });
    const location = `s3://${records.bucketName}/${RECORDS_PREFIX}`;
    new glue.CfnTable(this, 'Table', {
      catalogId: account,
      databaseName: database.ref,
      tableInput: {
        name: this.tableName,
        description: 'Decisions and outcomes of the router, one row each; schema tells which',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'arrived', type: 'string', comment: 'Hour of arrival, UTC: yyyy/MM/dd/HH' }],
        parameters: {
          EXTERNAL: 'TRUE',
          classification: 'json',
          'projection.enabled': 'true',
          'projection.arrived.type': 'date',
          'projection.arrived.format': 'yyyy/MM/dd/HH',
          'projection.arrived.range': `${FIRST_HOUR},NOW`,
          'projection.arrived.interval': '1',
          'projection.arrived.interval.unit': 'HOURS',
          'storage.location.template': `${location}\${arrived}/`,
        },
        storageDescriptor: {
          location,
          columns: [...recordColumns()],
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: { serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
        },
      },
    });
    this.databaseName = database.ref;
  }
}
