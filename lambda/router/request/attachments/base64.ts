const ALPHABET = /^[A-Za-z0-9+/]+={0,2}$/;

/** Whether a text is base64 as RFC 4648, section 4, writes it: with padding, without line breaks, and not empty. */
export const isBase64 = (text: string): boolean => text.length % 4 === 0 && ALPHABET.test(text);

/** How many bytes base64 text stands for. */
export const bytesIn = (base64: string): number =>
  (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
