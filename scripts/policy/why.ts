import type { Deployment } from '../../lib/config/deployment';
import { editInWords } from '../../lib/config/edit-words';
import { listInWords } from '../../lib/config/list-in-words';
import { policyOf } from '../../lib/config/policy-of';
import { type DataClass, HIGHEST_CLASS, highestClass } from '../../policy/data-class';
import { editsToKeep, editsToRefuse } from '../../policy/edits';
import { verdictsIfDetected, verdictsOn } from '../../policy/effective-verdict';
import { LANES, type Lane } from '../../policy/lane';
import { lanesOf, type Policy } from '../../policy/route-table';
import { NO_SEALED_LANE } from './lane-words';
import { type Reason, sources } from './sources';

/** Whether data of this class, sent by this caller, may go to this model. Names that the deployment has. */
export interface WhyQuestion {
  readonly caller: string;
  readonly dataClass: DataClass;
  readonly model: string;
}

/** What the policy of one lane says, and why: what `--json` prints. */
export interface WhyAnswer {
  readonly lane: Lane;
  /** The class that counts: the caller's floor where the class of the question is lower. */
  readonly dataClass: DataClass;
  readonly kept: boolean;
  readonly reason: Reason;
  readonly words: string;
  /** Whether it is kept if only the detector says that the data is restricted. */
  readonly keptIfDetected: boolean;
  /** Where the deployment file says so, as paths with the values there. */
  readonly from: readonly string[];
  /** Kept: edits that each alone refuse it. Refused: edits that together let it answer. */
  readonly edits: readonly string[];
}

/** @param only one lane. @default both, whether the deployment has them or not */
export function why(deployment: Deployment, question: WhyQuestion, only?: Lane): readonly WhyAnswer[] {
  const policy = policyOf(deployment);
  return LANES.filter((lane) => only === undefined || lane === only).map((lane) =>
    answer(deployment, policy, question, lane),
  );
}

function answer(deployment: Deployment, policy: Policy, question: WhyQuestion, lane: Lane): WhyAnswer {
  const caller = policy.callers.findIndex(({ name }) => name === question.caller);
  const model = policy.models.findIndex(({ name }) => name === question.model);
  const floor = policy.callers[caller]?.floor ?? HIGHEST_CLASS;
  const dataClass = highestClass(floor, question.dataClass);
  const place = { lane, caller, dataClass, model };
  const { kept, reason, words } = verdictOn(policy, { ...question, dataClass }, lane);
  const written = { ...deployment, models: policy.models, callers: policy.callers };
  const edits = kept ? editsToRefuse(written, place) : editsToKeep(written, place);
  return {
    lane,
    dataClass,
    kept,
    reason,
    words,
    keptIfDetected: verdictsIfDetected(policy, question.model).some(
      (one) => one.kept && one.lane === lane && one.caller === question.caller && one.dataClass === dataClass,
    ),
    from: [
      ...(dataClass === question.dataClass ? [] : [`callers[${caller}].floor (${floor})`]),
      ...sources(deployment, place, reason),
    ],
    edits: edits.map((edit) => editInWords(edit, deployment)),
  };
}

function verdictOn(
  policy: Policy,
  question: WhyQuestion,
  lane: Lane,
): Pick<WhyAnswer, 'kept' | 'reason' | 'words'> {
  if (!lanesOf(policy).includes(lane)) return { kept: false, reason: 'no-such-lane', words: NO_SEALED_LANE };
  const finding = verdictsOn(policy, question.model).find(
    (one) => one.lane === lane && one.caller === question.caller && one.dataClass === question.dataClass,
  );
  const words = `caller ${question.caller} has no credential that the ${lane} lane takes`;
  return finding ?? { kept: false, reason: 'no-credential', words };
}

/** One sentence for each lane. */
export function whyText(answers: readonly WhyAnswer[], question: WhyQuestion): string {
  return answers.map((answer) => sentence(answer, question)).join('\n\n');
}

function sentence(answer: WhyAnswer, question: WhyQuestion): string {
  const { lane, kept, dataClass, words, keptIfDetected, from } = answer;
  const detected = keptIfDetected ? '; kept if only the detector finds it' : '';
  const counted =
    dataClass === question.dataClass
      ? ''
      : `${question.dataClass} data of ${question.caller} counts as ${dataClass}, and `;
  return `${lane}: ${kept ? 'kept' : 'refused'}, because ${counted}${words}${detected}; this rests on ${listInWords(from)}; ${change(answer)}.`;
}

function change({ kept, reason, edits }: WhyAnswer): string {
  if (kept) return `to refuse it, ${edits.join(', or ')}`;
  const instead = reason === 'use-sealed-lane' ? 'use the sealed lane, or ' : '';
  return `to let it answer, ${instead}${listInWords(edits)}`;
}
