import { journaledRun } from '../../../scripts/deploy/journaled-run';
import type { PlanResult } from '../../../scripts/deploy/run-plan';

/** What the journal gets of a run that ends so. */
async function written(running: Promise<PlanResult>): Promise<readonly string[]> {
  const lines: string[] = [];
  const journal = {
    done: () => {
      lines.push('done');
      return undefined;
    },
    stopped: (words: string) => void lines.push(words),
  };
  await journaledRun(journal, running).catch((error: Error) => lines.push(`threw ${error.message}`));
  return lines;
}

const failed = { stack: 'a', exitCode: 1, causes: [{ logicalId: 'Vpc', type: 'T', reason: 'no address' }] };

test.each<[string, PlanResult, string]>([
  ['that is done', { done: true }, 'done'],
  ['that goes on with what it pinned', { done: false, pinned: true }, 'done'],
  ['that misses something', { done: false, missing: [{ words: 'No terms.', commands: [] }] }, 'No terms.'],
  ['whose stack failed', { done: false, failed }, 'the deploy of a failed: no address'],
])('the journal has the end of a run %s', async (_name, result, line) => {
  expect(await written(Promise.resolve(result))).toEqual([line]);
});

test('the journal has why a run threw, and the error goes on', async () => {
  const running = Promise.reject(new Error('another deploy runs'));
  expect(await written(running)).toEqual(['another deploy runs', 'threw another deploy runs']);
});
