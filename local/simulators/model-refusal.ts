/** Bedrock's words for what not Bedrock but the model refuses. */
export const modelRefusal = (words: string): string => `The model returned the following errors: ${words}`;
