import { COMPREHEND_TYPES, type ComprehendType } from '../../../../policy/second-opinion';
import type { AwsJson } from '../../../aws/aws-json';
import type { RouterConfig } from '../../config/router-config';
import { piecesOf } from './pieces';

/**
 * Sends texts to the service that gives second opinions. Resolves with the kinds of personal data in them. Rejects if
 * the service did not read every text, and at once when the signal aborts.
 */
export type DetectPersonalData = (
  texts: readonly string[],
  signal: AbortSignal,
) => Promise<readonly ComprehendType[]>;

type Settings = Pick<NonNullable<RouterConfig['secondOpinion']>, 'language' | 'minimumScore' | 'classes'>;

/**
 * Amazon Comprehend: which kinds of personal data does a text contain? The call does not return their positions. Drops
 * kinds without a class, and kinds with a score below the minimum.
 */
export function createComprehend(call: AwsJson, settings: Settings): DetectPersonalData {
  return async (texts, signal) => {
    // As one text: each call costs money and counts against the quota.
    const pieces = piecesOf(texts.join('\n'), LARGEST_TEXT_BYTES, OVERLAP_BYTES).values();
    const found = new Set<string>();
    const own = new AbortController();
    const end = () => own.abort();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    const callInTurn = async () => {
      for (const piece of pieces) {
        const body = { Text: piece, LanguageCode: settings.language };
        const answer = await call({ service: 'comprehend', target: CONTAINS_PII, body, signal: own.signal });
        for (const { Name, Score } of labelsOf(answer)) if (Score >= settings.minimumScore) found.add(Name);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, callInTurn));
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
    return COMPREHEND_TYPES.filter((type) => found.has(type) && settings.classes[type]);
  };
}

const CONTAINS_PII = 'Comprehend_20171127.ContainsPiiEntities';

/** "The maximum string size is 100 KB" (Amazon Comprehend API reference, ContainsPiiEntities, 2026-11-21). */
const LARGEST_TEXT_BYTES = 100_000;

/** Longer than any name or postal address. */
const OVERLAP_BYTES = 500;

/** How many calls about one request run at the same time. */
const AT_ONCE = 8;

interface Label {
  readonly Name: string;
  /** 0 to 1. */
  readonly Score: number;
}

function labelsOf(answer: unknown): readonly Label[] {
  const labels = (answer as { readonly Labels?: unknown } | null)?.Labels;
  if (Array.isArray(labels) && labels.every(isLabel)) return labels;
  throw new TypeError('the answer to ContainsPiiEntities has no labels');
}

function isLabel(label: unknown): label is Label {
  const { Name, Score } = (label ?? {}) as { readonly Name?: unknown; readonly Score?: unknown };
  return typeof Name === 'string' && typeof Score === 'number';
}
