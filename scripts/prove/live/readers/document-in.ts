/** A policy as IAM returns it: JSON, with the characters of a URL. */
export const documentIn = (text: string | undefined): unknown =>
  JSON.parse(decodeURIComponent(text ?? 'null'));
