const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;

/** Whether a text is base64 as RFC 4648, section 4, writes it: with padding, without line breaks, and not empty. */
export const isBase64 = (text: string): boolean =>
  text.length > 0 && text.length % 4 === 0 && ALPHABET.test(text);
