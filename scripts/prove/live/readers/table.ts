import { unlessAbsent } from '../../../account/unless-absent';
import type { Reader } from '../reader';
import { onlyWritten } from './only-written';

/** The table by which auditors query the records: where it says that they are. */
export const table: Reader = {
  actions: ['glue:GetTable'],
  async read({ account: { api }, resource: { Properties = {} }, physicalId, referred }) {
    const { TableInput, DatabaseName } = Properties;
    const { Name = physicalId } = (TableInput ?? {}) as { readonly Name?: string };
    const asked = api.glue('GetTable', { DatabaseName: referred(DatabaseName) ?? DatabaseName, Name });
    const answer = await unlessAbsent(asked, 'EntityNotFoundException');
    if (!answer) return { kind: 'gone' };
    return {
      kind: 'read',
      properties: { TableInput: onlyWritten(TableInput, answer.Table) },
      kept: ['CatalogId', 'DatabaseName'],
    };
  },
};
