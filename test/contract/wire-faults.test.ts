import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FAULT_NAMES } from './wire-faults/faults';
import { WIRE_ANSWERS } from './wire-faults/wire-answer';

// What must hold after each fault is in wire-faults/complaints.ts. The fault is at each edge of the answer's structure and
// at some bytes between; with WIRE_FAULTS=bytes at each byte, with WIRE_FAULTS=all at each byte in each framing.

interface Result {
  readonly host: string;
  readonly kind: string;
  readonly framing: string;
  readonly fault: string;
  readonly ran: number;
  readonly wrong: readonly object[];
}

let report: {
  readonly results: readonly Result[];
  readonly uncaught: readonly string[];
  readonly leaked: number;
};

/** Runs in a process of its own: a test runner catches what would end a process. */
beforeAll(async () => {
  const program = join(__dirname, 'wire-faults/run.ts');
  const { WIRE_FAULTS = 'edges' } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, WIRE_FAULTS], {
    maxBuffer: 64 * 1024 * 1024,
  });
  report = JSON.parse(stdout);
}, 1_800_000);

const EVERY = WIRE_ANSWERS.flatMap(({ host, kind, framing }) =>
  FAULT_NAMES.map((fault) => [kind, host, framing, fault] as const),
);

test.each(EVERY)(
  'when an answer of %s of %s, its end told by %s, %s at any byte, the client gets one end and nothing wrong, the records agree, and the next request goes well',
  (kind, host, framing, fault) => {
    const found = report.results.filter(
      (each) => each.kind === kind && each.host === host && each.framing === framing && each.fault === fault,
    );
    expect(found).toEqual([{ host, kind, framing, fault, ran: expect.any(Number), wrong: [] }]);
    expect(found[0]?.ran).toBeGreaterThan(0);
  },
);

test('no fault causes an error that nothing catches', () => {
  expect(report.uncaught).toEqual([]);
});

test('no call that is over keeps a connection', () => {
  expect(report.leaked).toBe(0);
});
