import { aws_athena as athena, type aws_kms as kms, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { rulesOf } from '../config/account-rules';
import type { Deployment } from '../config/deployment';
import { AuditReader } from './audit-reader';
import { QueryResultsBucket, QueryWorkgroup } from './query-workgroup';
import { RecordsTable } from './records-table';
import { SAVED_QUERIES } from './saved-queries';

export interface AuditQueriesProps {
  readonly deployment: Pick<Deployment, 'name' | 'accountRules' | 'imports'>;
  readonly records: s3.IBucket;
  /** Encrypts records and query results. */
  readonly key: kms.IKey;
  /** Signs the statements about the chains. */
  readonly headsKey: kms.IKey;
  readonly accessLogs: s3.IBucket;
}

/**
 * Queries for auditors: the records as a table, a workgroup with saved queries, and the policy that an auditor needs.
 */
export class AuditQueries extends Construct {
  constructor(scope: Construct, id: string, props: AuditQueriesProps) {
    super(scope, id);
    const { deployment, records, key, headsKey, accessLogs } = props;
    const { name } = deployment;
    const table = new RecordsTable(this, 'RecordsTable', {
      databaseName: `${name.replaceAll('-', '_')}_audit`,
      records,
    });
    const results = new QueryResultsBucket(this, 'Results', { key, accessLogs });
    const workgroup = new QueryWorkgroup(this, 'Workgroup', {
      workgroupName: `${name}-audit`,
      results,
      key,
    });
    for (const query of SAVED_QUERIES) {
      new athena.CfnNamedQuery(this, query.id, {
        name: query.name,
        description: query.description,
        database: table.databaseName,
        workGroup: workgroup.ref,
        queryString: query.sql,
      });
    }
    // Where another team owns IAM, the policy is theirs too, and in the report for them.
    if (deployment.imports.roles) return;
    new AuditReader(this, 'Reader', {
      table,
      workgroupName: workgroup.ref,
      records,
      results,
      key,
      headsKey,
      path: rulesOf(deployment).roles.path,
    });
  }
}
