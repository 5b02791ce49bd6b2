import { FINDING_KINDS } from '../../scripts/audit/audit-finding';
import { document } from './support/documents';

test.each(Object.keys(FINDING_KINDS))(
  'the guide for auditors says what a finding of the kind %s means',
  (kind) => {
    expect(document('docs/guides/audit.md').text).toContain(`\`${kind}\``);
  },
);
