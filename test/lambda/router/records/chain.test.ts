import { createHash } from 'node:crypto';
import { createChain } from '../../../../lambda/router/records/chain';
import type { Chain } from '../../../../lambda/router/records/schema/chain';
import { testRouter } from '../support/call-router';

const sha256 = (line: string) => createHash('sha256').update(line).digest('hex');
const chainOf = (line: string): Chain => JSON.parse(line).chain;

async function decisionRecord() {
  const { decision } = await testRouter().ask();
  if (!decision) throw new Error('no decision');
  return decision;
}

test('the first record of a writer begins its chain', async () => {
  const { line } = createChain('writer-1')(await decisionRecord());
  expect(chainOf(line)).toEqual({ writer: 'writer-1', sequence: 1, previous: null, unacknowledged: [] });
});

test('each record names the line before it by its hash, whatever it is about', async () => {
  const record = await decisionRecord();
  const link = createChain('writer-1');
  const lines = [link(record), link({ ...record, caller: 'ünlü' }), link(record)].map(({ line }) => line);
  expect(lines.map((line) => chainOf(line).sequence)).toEqual([1, 2, 3]);
  expect(chainOf(lines[1] ?? '').previous).toBe(sha256(lines[0] ?? ''));
  expect(chainOf(lines[2] ?? '').previous).toBe(sha256(lines[1] ?? ''));
});

test('records that were not acknowledged keep their place and are named until a later one is acknowledged', async () => {
  const record = await decisionRecord();
  const link = createChain('writer-1');
  const [first, second] = [link(record), link(record)];
  second.lost();
  first.lost();
  const third = link(record);
  const fourth = link(record);
  expect(chainOf(third.line).unacknowledged).toEqual([{ first: 1, last: 2 }]);
  expect(chainOf(fourth.line).unacknowledged).toEqual([{ first: 1, last: 2 }]);
  third.lost();
  fourth.acknowledged();
  const fifth = link(record);
  expect(chainOf(fifth.line).unacknowledged).toEqual([{ first: 3, last: 3 }]);
  fifth.acknowledged();
  expect(chainOf(link(record).line).unacknowledged).toEqual([]);
});

test('a long outage takes one line no more room than a short one', async () => {
  const record = await decisionRecord();
  const link = createChain('writer-1');
  for (let count = 0; count < 10_000; count++) link(record).lost();
  expect(chainOf(link(record).line).unacknowledged).toEqual([{ first: 1, last: 10_000 }]);
});
