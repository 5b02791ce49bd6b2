import { HIGHEST_CLASS, highestClass } from '../../../../policy/data-class';
import type { ComprehendType, OpinionClasses } from '../../../../policy/second-opinion';
import type { Detected } from '../../request/classify/detected';

/** The kinds of personal data that a second opinion found. `failed` counts as restricted. */
export type Opinion = readonly ComprehendType[] | 'failed';

/** Adds a second opinion to what the detector found. The class can only rise (I1). */
export function withOpinion(detected: Detected, opinion: Opinion, classes: OpinionClasses): Detected {
  const { dataClass, findings } = detected;
  if (opinion === 'failed' || findings === null) {
    return { ...detected, dataClass: HIGHEST_CLASS, findings: null };
  }
  const reported = opinion.flatMap((type) => classes[type] ?? []);
  const [first, ...others] = dataClass ? [dataClass, ...reported] : reported;
  return {
    ...detected,
    dataClass: first === undefined ? null : highestClass(first, ...others),
    findings: new Map([...findings, ...opinion.map((type) => [findingOf(type), 1] as const)]),
  };
}

/** The name of a kind of personal data in records and refusals: `comprehend/bank-account-number`. */
const findingOf = (type: ComprehendType) => `comprehend/${type.toLowerCase().replaceAll('_', '-')}`;
