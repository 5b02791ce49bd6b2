import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUNBOOK_HEADINGS } from '../../lib/operations/runbook';

const runbook = readFileSync(join(__dirname, '../../docs/runbook.md'), 'utf8');

test.each(RUNBOOK_HEADINGS)('the runbook says what to do when an alarm leads to "%s"', (heading) => {
  const section = runbook.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  expect(section).toMatch(/^1\. /m);
});
