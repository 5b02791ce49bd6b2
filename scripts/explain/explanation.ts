import { policyFrom } from '../../lambda/router/config/policy-from';
import type { ApiError } from '../../lambda/router/contract/api-error';
import { decide } from '../../lambda/router/decision/decide';
import { type Need, needsOf } from '../../lambda/router/decision/needs';
import { classificationFields } from '../../lambda/router/records/request-fields';
import { type Asked, asksForEmbeddings } from '../../lambda/router/request/asked';
import { DATA_CLASS_HEADER } from '../../lambda/router/request/classify/declared';
import { readRequest } from '../../lambda/router/request/read-request';
import { clamped, leftOut } from '../../lambda/router/response/kept-settings';
import type { Ability } from '../../policy/ability';
import type { Candidate } from '../../policy/candidates';
import type { DataClass } from '../../policy/data-class';
import { ENDPOINTS, inWords } from '../../policy/endpoints';
import { needsOpinion } from '../../policy/second-opinion';
import type { Task } from '../../policy/task';
import { withDocumentReader } from './document-reader';
import { type Estimate, estimateOf } from './estimate';
import type { Place } from './place';
import { type AnsweredEndpoint, READERS } from './readers';

/** What the router would decide about one request, and why: what `--json` prints. No text of the request is in it. */
export interface Explanation extends ReturnType<typeof classificationFields> {
  readonly deployment: string;
  /** How many documents the detector read, and how many not; `null`: there are none. */
  readonly documents: { readonly read: number; readonly unread: number } | null;
  readonly lane: string;
  readonly caller: string;
  /** Method and path, as on the open lane. */
  readonly endpoint: string;
  /** What a model must be for to answer there. */
  readonly task: Task;
  /** Whether the router would ask for a second opinion first, which could raise the class. Nothing is asked here. */
  readonly secondOpinion: boolean;
  /** `null`: the request could not be read. */
  readonly needs: readonly Need[] | null;
  readonly candidates: readonly (Candidate & { readonly abilities: readonly Ability[] })[];
  /** For the models that may answer, in the order in which they are tried. */
  readonly estimates: readonly Estimate[];
  readonly order: readonly string[];
  /** The fields that the answer of the first of them does not follow: the header x-dropped. */
  readonly dropped: readonly string[];
  /** The settings that it follows as far as it can: the header x-clamped. */
  readonly clamped: readonly string[];
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
 * Reads a body as this endpoint of the lane's router does, PDFs in a thread, and decides about it. It calls nothing else.
 *
 * @param declared what the header x-data-class says. @default the request has no such header
 */
export async function explanationOf(
  { config, caller }: Place,
  endpoint: AnsweredEndpoint,
  body: Uint8Array,
  declared?: DataClass,
): Promise<Explanation> {
  const headers = {
    'content-type': ['application/json'],
    ...(declared !== undefined && { [DATA_CLASS_HEADER]: [declared] }),
  };
  const reading = await withDocumentReader((reader) =>
    readRequest<Asked>(config, caller, { headers, body }, READERS[endpoint], reader),
  );
  const { asked, candidates, order, refusal, classification } = decide(
    config,
    policyFrom(config),
    caller,
    reading,
  );
  const { secondOpinion, lane, ceilings } = config;
  const [first] = order;
  const chat = asked && !asksForEmbeddings(asked) ? asked : undefined;
  return {
    deployment: config.deployment,
    lane,
    caller: caller.name,
    endpoint: inWords(ENDPOINTS[endpoint]),
    task: ENDPOINTS[endpoint].task,
    ...classificationFields(classification),
    documents: classification.detected?.documents ?? null,
    secondOpinion:
      secondOpinion !== undefined &&
      asked !== undefined &&
      needsOpinion(lane, classification.effective, ceilings, secondOpinion.classes),
    needs: asked ? (chat ? needsOf(chat) : []) : null,
    candidates: candidates.map((candidate) => ({
      ...candidate,
      abilities: config.models.find(({ name }) => name === candidate.model)?.abilities ?? [],
    })),
    estimates: asked ? order.map((model) => estimateOf(asked, model)) : [],
    order: order.map(({ name }) => name),
    dropped: chat && first ? [...new Set(leftOut(chat, first))] : [],
    clamped: chat && first ? clamped(chat, first) : [],
    refusal: refusal ? refusalOf(refusal) : null,
  };
}

function refusalOf({ status, body }: ApiError): Refusal {
  const { code, param, message } = body.error;
  return { status, code, param, message };
}
