import type { Ability } from '../../../policy/ability';
import type { ChatRequest } from '../contract/chat';
import type { AttachedDocument } from './attached-document';
import type { Declared } from './classify/declared';

/** The field of a dialect that needs an ability. One that is absent has the name that OpenAI's chat API gives it. */
export type AbilityFields = Readonly<Partial<Record<Ability, string>>>;

/** How a dialect calls its fields. One that is absent has the name that OpenAI's chat API gives it. */
export interface FieldNames {
  readonly messages?: string;
  readonly effort?: string;
  readonly stop?: string;
  readonly verbosity?: string;
}

/** A parsed request to a chat model, in whatever dialect it came. `F`: what only its dialect needs to write the answer. */
export interface AskedChat<F = unknown> {
  /** As the caller wrote it; not yet known to exist. */
  readonly model: string;
  readonly request: ChatRequest;
  /** How many answers, each by a call of its own. @default 1 */
  readonly answers?: number;
  /** The field that limits the answer, by the name the caller used. */
  readonly limitField: string;
  /** The fields that need an ability of the model, by the names of the dialect. @default those of OpenAI's chat API */
  readonly fields?: AbilityFields;
  /**
   * The field of the effort, where it is a wish: a model that cannot follow it answers all the same, and a header names the
   * field. @default a demand: such a model is no candidate
   */
  readonly effortWish?: string;
  /** The other fields that errors and headers name, by the names of the dialect. @default those of OpenAI's chat API */
  readonly fieldNames?: FieldNames;
  readonly stream: boolean;
  /** What the body declares about its own class. */
  readonly declared?: Declared;
  /** Fields that were left out because they cannot change the answer, as the caller would write their paths. @default none */
  readonly ignored?: readonly string[];
  /** The documents of the conversation, to be read for the detector. @default none */
  readonly documents?: readonly AttachedDocument[];
  readonly form: F;
}
