import { runbookLink } from '../../../lib/operations/runbook';

test('a heading is linked by the anchor Markdown viewers give it', () => {
  expect(runbookLink('Audit records arrive late')).toBe('docs/runbook.md#audit-records-arrive-late');
});
