import type { Deployment } from '../../lib/config/deployment';
import { editInWords } from '../../lib/config/edit-words';
import { policyOf } from '../../lib/config/policy-of';
import { type DataClass, HIGHEST_CLASS, highestClass } from '../../policy/data-class';
import { editsToKeep, editsToRefuse } from '../../policy/edits';
import { findingsIfDetected, findingsOn } from '../../policy/finding';
import { LANES, type Lane } from '../../policy/lane';
import { lanesOf, type Policy } from '../../policy/route-table';
import { NO_SEALED_LANE } from './lane-words';
import { type Reason, sources } from './sources';

/** Who asks what of which model. Names the deployment has. */
export interface WhyQuestion {
  readonly caller: string;
  readonly dataClass: DataClass;
  readonly model: string;
}

/** What one lane answers, and why: what `--json` prints. */
export interface WhyAnswer {
  readonly lane: Lane;
  /** The class that counts: the caller's floor where what was asked lies below it. */
  readonly dataClass: DataClass;
  readonly kept: boolean;
  readonly reason: Reason;
  readonly words: string;
  /** Whether it is kept all the same where nothing but the detector says that the data is restricted. */
  readonly keptIfDetected: boolean;
  /** Where the deployment file says so, as paths with the values there. */
  readonly from: readonly string[];
  /** Kept: edits that each alone refuse it. Refused: edits that together let it answer. */
  readonly edits: readonly string[];
}

/** @param only one lane. @default both, whether the deployment has them or not */
export function why(deployment: Deployment, asked: WhyQuestion, only?: Lane): readonly WhyAnswer[] {
  const policy = policyOf(deployment);
  return LANES.filter((lane) => only === undefined || lane === only).map((lane) =>
    answer(deployment, policy, asked, lane),
  );
}

function answer(deployment: Deployment, policy: Policy, asked: WhyQuestion, lane: Lane): WhyAnswer {
  const caller = policy.callers.findIndex(({ name }) => name === asked.caller);
  const model = policy.models.findIndex(({ name }) => name === asked.model);
  const floor = policy.callers[caller]?.floor ?? HIGHEST_CLASS;
  const dataClass = highestClass(floor, asked.dataClass);
  const question = { lane, caller, dataClass, model };
  const { kept, reason, words } = verdictOn(policy, { ...asked, dataClass }, lane);
  const written = { ...deployment, models: policy.models, callers: policy.callers };
  const edits = kept ? editsToRefuse(written, question) : editsToKeep(written, question);
  return {
    lane,
    dataClass,
    kept,
    reason,
    words,
    keptIfDetected: findingsIfDetected(policy, asked.model).some(
      (one) => one.kept && one.lane === lane && one.caller === asked.caller && one.dataClass === dataClass,
    ),
    from: [
      ...(dataClass === asked.dataClass ? [] : [`callers[${caller}].floor (${floor})`]),
      ...sources(deployment, question, reason),
    ],
    edits: edits.map((edit) => editInWords(edit, deployment)),
  };
}

function verdictOn(
  policy: Policy,
  asked: WhyQuestion,
  lane: Lane,
): Pick<WhyAnswer, 'kept' | 'reason' | 'words'> {
  if (!lanesOf(policy).includes(lane)) return { kept: false, reason: 'no-such-lane', words: NO_SEALED_LANE };
  const finding = findingsOn(policy, asked.model).find(
    (one) => one.lane === lane && one.caller === asked.caller && one.dataClass === asked.dataClass,
  );
  const words = `caller ${asked.caller} has no credential that the ${lane} lane takes`;
  return finding ?? { kept: false, reason: 'no-credential', words };
}

/** One sentence for each lane. */
export function whyText(answers: readonly WhyAnswer[], asked: WhyQuestion): string {
  return answers.map((answer) => sentence(answer, asked)).join('\n\n');
}

function sentence(answer: WhyAnswer, asked: WhyQuestion): string {
  const { lane, kept, dataClass, words, keptIfDetected, from } = answer;
  const detected = keptIfDetected ? '; kept all the same where only the detector finds it' : '';
  const counted =
    dataClass === asked.dataClass
      ? ''
      : `${asked.dataClass} data of ${asked.caller} counts as ${dataClass}, and `;
  return `${lane}: ${kept ? 'kept' : 'refused'}, because ${counted}${words}${detected}; this rests on ${listed(from)}; ${change(answer)}.`;
}

function change({ kept, reason, edits }: WhyAnswer): string {
  if (kept) return `to refuse it, ${edits.join(', or ')}`;
  const instead = reason === 'use-sealed-lane' ? 'use the sealed lane, or ' : '';
  return `to let it answer, ${instead}${listed(edits)}`;
}

const listed = (words: readonly string[]) =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
