/** The field that holds the text of a part, by the type of the part; `null`: the part has no text of the answer. */
const TEXT_FIELD: ReadonlyMap<unknown, string | null> = new Map([
  ['text', 'text'],
  /** The Responses API's name, which some SDKs keep. */
  ['output_text', 'text'],
  ['refusal', 'refusal'],
  ['reasoning', null],
  ['thinking', null],
  ['redacted_thinking', null],
]);

/** Whether a part of an assistant turn is left out of what a model gets. */
export const isIgnoredPart = (type: unknown): boolean => TEXT_FIELD.get(type) === null;

/** `undefined`: no part of an answer has this type. */
export const textFieldOf = (type: unknown): string | null | undefined => TEXT_FIELD.get(type);
