import { MAIN_CELLS, MAIN_KINDS, type TOOL_KINDS } from '../plan/cases';
import type { ContestantId } from '../plan/contestants';
import type { Cell, Results } from './results';
import { geometricMean, ratio } from './statistics';

/** A bar, and how this run met it. */
export interface Bar {
  readonly words: string;
  readonly limit: number;
  readonly atMost: boolean;
  /** `undefined`: the run did not measure it. */
  readonly value?: number;
  readonly met?: boolean;
}

type Measured = Pick<Results, 'cells' | 'coldStarts' | 'memory'>;
type Number = keyof { readonly [K in keyof Cell as Cell[K] extends number | undefined ? K : never]: K };

/** A number of one cell; `undefined` where it was not measured. */
function cell({ cells }: Measured, caseId: string, contestant: ContestantId, number: Number) {
  return cells.find((one) => one.caseId === caseId && one.contestant === contestant)?.[number];
}

/** Cold start beyond that of a server that answers without a call. */
function overEmpty({ coldStarts }: Measured, contestant: ContestantId): number | undefined {
  const msOf = (program: string) => coldStarts.find((start) => start.program === program)?.ms;
  const [own, empty] = [msOf(contestant), msOf('empty')];
  return own === undefined || empty === undefined ? undefined : own - empty;
}

function compared(
  measured: Measured,
  caseId: string,
  number: Number,
  contestant: ContestantId,
  of: ContestantId,
): number | undefined {
  return ratio(cell(measured, caseId, contestant, number), cell(measured, caseId, of, number));
}

/** Portkey's CPU and cold start as a multiple of the router's, in all eight cells and the cold start; all, or none. */
function timesPortkey(measured: Measured): number | undefined {
  const ratios = [
    ...MAIN_CELLS.map((caseId) => compared(measured, caseId, 'cpuMs', 'portkey', 'router')),
    ratio(overEmpty(measured, 'portkey'), overEmpty(measured, 'router')),
  ];
  const known = ratios.filter((one) => one !== undefined);
  return known.length === ratios.length ? geometricMean(known) : undefined;
}

type BarredKind = (typeof MAIN_KINDS | typeof TOOL_KINDS)[number];

/** The largest CPU that the router may take for a kind of request, as a multiple of the audited floor's. */
const CPU_LIMITS = {
  'openai-json': 2,
  'openai-stream': 1.6,
  'converse-json': 2,
  'converse-stream': 2.2,
  'openai-tools': 2,
  'openai-tools-stream': 1.6,
  'converse-tools': 2,
  'converse-tools-stream': 2.2,
} as const satisfies Record<BarredKind, number>;

/** The smallest CPU of the AWS SDK front, as a multiple of the router's. */
const SDK_LIMITS = {
  'converse-stream': 3.5,
  'converse-json': 2.5,
  'converse-tools-stream': 3.5,
  'converse-tools': 2.5,
} as const satisfies Partial<Record<BarredKind, number>>;

/**
 * The cold start of the router over an empty server, as a share of the SDK front's, before the wire path was rewritten:
 * 67 ms of 97 (this bench, 15 starts of each, Node.js 24, 2026-11-26, on a busy two-core machine).
 */
const COLD_START_SHARE = 0.7;

/** Every bar, and whether this run met it. */
export function barsOf(measured: Measured): readonly Bar[] {
  const memory = (contestant: ContestantId) =>
    measured.memory.find((one) => one.contestant === contestant)?.rss;
  return [
    ...Object.entries(CPU_LIMITS).flatMap(([kind, limit]) =>
      AT_ONCE.map((atOnce) =>
        atMost(
          limit,
          `CPU ÷ audited floor, ${kind}@${atOnce}`,
          compared(measured, `${kind}@${atOnce}`, 'cpuMs', 'router', 'floor'),
        ),
      ),
    ),
    atLeast(
      4,
      'Portkey ÷ router, geometric mean of the eight cells and the cold start',
      timesPortkey(measured),
    ),
    ...Object.entries(SDK_LIMITS).flatMap(([kind, limit]) =>
      AT_ONCE.map((atOnce) =>
        atLeast(
          limit,
          `CPU, AWS SDK front ÷ router, ${kind}@${atOnce}`,
          compared(measured, `${kind}@${atOnce}`, 'cpuMs', 'sdk', 'router'),
        ),
      ),
    ),
    ...AT_ONCE.map((atOnce) =>
      atMost(
        0.8,
        `CPU ÷ AWS SDK front, large-prompt@${atOnce}`,
        compared(measured, `large-prompt@${atOnce}`, 'cpuMs', 'router', 'sdk'),
      ),
    ),
    ...MAIN_KINDS.map((kind) =>
      atMost(
        2,
        `p50 ÷ audited floor, ${kind}@1`,
        compared(measured, `${kind}@1`, 'p50Ms', 'router', 'floor'),
      ),
    ),
    ...MAIN_KINDS.map((kind) =>
      atMost(
        1.5,
        `first byte ÷ audited floor, ${kind}@1`,
        compared(measured, `${kind}@1`, 'firstByteMs', 'router', 'floor'),
      ),
    ),
    atMost(
      COLD_START_SHARE,
      'cold start over an empty server ÷ AWS SDK front',
      ratio(overEmpty(measured, 'router'), overEmpty(measured, 'sdk')),
    ),
    atMost(1, 'memory after many requests ÷ AWS SDK front', ratio(memory('router'), memory('sdk'))),
  ];
}

const AT_ONCE = [1, 64] as const;

function atMost(limit: number, words: string, value: number | undefined): Bar {
  return { words, limit, atMost: true, ...(value !== undefined && { value, met: value <= limit }) };
}

function atLeast(limit: number, words: string, value: number | undefined): Bar {
  return { words, limit, atMost: false, ...(value !== undefined && { value, met: value >= limit }) };
}
