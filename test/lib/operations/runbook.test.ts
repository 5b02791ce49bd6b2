import { runbookLink } from '../../../lib/operations/runbook';

test('the link to a heading has the anchor that Markdown viewers generate', () => {
  expect(runbookLink('Audit records arrive late')).toBe('docs/runbook.md#audit-records-arrive-late');
});
