import { policyFrom } from '../../lambda/router/config/policy-from';
import type { ApiError } from '../../lambda/router/contract/api-error';
import { decide } from '../../lambda/router/decision/decide';
import { type Need, needsOf } from '../../lambda/router/decision/needs';
import { classificationFields } from '../../lambda/router/records/request-fields';
import { readChat } from '../../lambda/router/request/chat/read-chat';
import { DATA_CLASS_HEADER } from '../../lambda/router/request/classify/declared';
import { readRequest } from '../../lambda/router/request/read-request';
import type { Ability } from '../../policy/ability';
import type { Candidate } from '../../policy/candidates';
import type { DataClass } from '../../policy/data-class';
import { needsOpinion } from '../../policy/second-opinion';
import { withDocumentReader } from './document-reader';
import { type Estimate, estimateOf } from './estimate';
import type { Place } from './place';

/** What the router would decide about one request, and why: what `--json` prints. No text of the request is in it. */
export interface Explanation extends ReturnType<typeof classificationFields> {
  readonly deployment: string;
  /** How many documents the detector read, and how many not; `null`: there are none. */
  readonly documents: { readonly read: number; readonly unread: number } | null;
  readonly lane: string;
  readonly caller: string;
  /** Whether the router would ask for a second opinion first, which could raise the class. Nothing is asked here. */
  readonly secondOpinion: boolean;
  /** `null`: the request could not be read. */
  readonly needs: readonly Need[] | null;
  readonly candidates: readonly (Candidate & { readonly abilities: readonly Ability[] })[];
  /** For the models that may answer, in the order in which they are tried. */
  readonly estimates: readonly Estimate[];
  readonly order: readonly string[];
  /** What the client would get in place of an answer; `null`: an answer. */
  readonly refusal: Refusal | null;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly param: string | null;
  readonly message: string;
}

/**
 * Reads a body and decides about it as the router of this lane does. It reads PDFs as the router does, in a thread, and
 * calls nothing else.
 *
 * @param declared what the header x-data-class says. @default the request has no such header
 */
export async function explanationOf(
  { config, caller }: Place,
  body: Uint8Array,
  declared?: DataClass,
): Promise<Explanation> {
  const headers = {
    'content-type': ['application/json'],
    ...(declared !== undefined && { [DATA_CLASS_HEADER]: [declared] }),
  };
  const reading = await withDocumentReader((reader) =>
    readRequest(config, caller, { headers, body }, readChat, reader),
  );
  const { asked, candidates, order, refusal, classification } = decide(
    config,
    policyFrom(config),
    caller,
    reading,
  );
  const { secondOpinion, lane, ceilings } = config;
  return {
    deployment: config.deployment,
    lane,
    caller: caller.name,
    ...classificationFields(classification),
    documents: classification.detected?.documents ?? null,
    secondOpinion:
      secondOpinion !== undefined &&
      asked !== undefined &&
      needsOpinion(lane, classification.effective, ceilings, secondOpinion.classes),
    needs: asked ? needsOf(asked) : null,
    candidates: candidates.map((candidate) => ({
      ...candidate,
      abilities: config.models.find(({ name }) => name === candidate.model)?.abilities ?? [],
    })),
    estimates: asked ? order.map((model) => estimateOf(asked.request, model)) : [],
    order: order.map(({ name }) => name),
    refusal: refusal ? refusalOf(refusal) : null,
  };
}

function refusalOf({ status, body }: ApiError): Refusal {
  const { code, param, message } = body.error;
  return { status, code, param, message };
}
