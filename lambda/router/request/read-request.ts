import type { RouterConfig } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { ChatMessage } from '../contract/chat';
import type { Headers, RouterRequest } from '../contract/http';
import type { AttachedDocument } from './attached-document';
import type { Caller } from './caller';
import { type Classification, classify } from './classify/classify';
import { type Declared, declaredByHeader } from './classify/declared';
import { type Search, search } from './classify/detected';
import { requireJsonType } from './content-type';
import { decodeJson } from './decode-json';
import type { DocumentReader } from './documents/document-reader';
import { NO_DOCUMENTS, type ReadDocuments, readDocuments } from './documents/read-documents';
import { strictByHeader } from './strict-model';

/** A request as parsed, with its data class as far as the router can tell without a second opinion. */
export type Reading<A> = { readonly classification: Classification } & (
  | ({
      readonly asked: A;
      /** Whether no other model may answer than the one named. */
      readonly strictModel: boolean;
      readonly declared: readonly (Declared | undefined)[];
      readonly refusal?: undefined;
    } & Search)
  /** The request could not be understood. */
  | { readonly refusal: ApiError }
);

/**
 * Parses the request, reads its documents, runs the detector, classifies. Calls nothing outside of this process.
 *
 * @param read the endpoint's parser; throws an `ApiError` for a body it cannot parse
 * @param reader reads PDFs; used only where there is one
 */
export async function readRequest<A extends Parsed>(
  config: RouterConfig,
  { floor }: Caller,
  request: Pick<RouterRequest, 'headers' | 'body'>,
  read: (body: unknown, headers: Headers) => A,
  reader: DocumentReader,
): Promise<Reading<A>> {
  const header = refusalOr(() => declaredByHeader(request.headers));
  const body = refusalOr(() => {
    requireJsonType(request.headers);
    return decodeJson(request.body, config.limits.bodyBytes);
  });
  const strictModel = refusalOr(() => strictByHeader(request.headers));
  const asked = body instanceof ApiError ? body : refusalOr(() => read(body, request.headers));
  const refused = (refusal: ApiError, declared: readonly (Declared | undefined)[]) => ({
    classification: classify({ floor, declared }),
    refusal,
  });
  if (header instanceof ApiError) return refused(header, ['unknown']);
  if (asked instanceof ApiError) return refused(asked, [header]);
  const declared = [header, asked.declared];
  if (strictModel instanceof ApiError) return refused(strictModel, declared);
  const documents = await documentsOf(asked, reader);
  if (documents instanceof ApiError) return refused(documents, declared);
  const { texts, detected } = search(body, messagesOf(asked.request), config, documents);
  return {
    asked,
    strictModel,
    texts,
    declared,
    detected,
    classification: classify({ floor, declared, detected }),
  };
}

/** What a parser returns. */
interface Parsed {
  readonly declared?: Declared;
  readonly request?: object;
  readonly documents?: readonly AttachedDocument[];
}

/** What the documents of a request say, or the refusal of those that no model may get. */
const documentsOf = async (
  { documents }: Parsed,
  reader: DocumentReader,
): Promise<ReadDocuments | ApiError> =>
  documents ? readDocuments(documents, reader).catch(refusalIn) : NO_DOCUMENTS;

/** The conversation of a request, where it has one. */
const messagesOf = (request: { readonly messages?: readonly ChatMessage[] } = {}): readonly ChatMessage[] =>
  request.messages ?? [];

/** The value, or the refusal it was thrown as. */
function refusalOr<T>(read: () => T): T | ApiError {
  try {
    return read();
  } catch (error) {
    return refusalIn(error);
  }
}

/** The refusal that was thrown. Throws every other error again. */
function refusalIn(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}
