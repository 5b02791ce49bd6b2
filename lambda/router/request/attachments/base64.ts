/** A search for one character needs no memory, however long the text is; a pattern of the whole text may. */
const OTHER = /[^A-Za-z0-9+/]/;

/** Whether a text is base64 as RFC 4648, section 4, writes it: with padding, without line breaks, and not empty. */
export const isBase64 = (text: string): boolean =>
  text !== '' && text.length % 4 === 0 && !OTHER.test(text.slice(0, text.length - paddingOf(text)));

/** How many bytes base64 text stands for. */
export const bytesIn = (base64: string): number => (base64.length / 4) * 3 - paddingOf(base64);

const paddingOf = (text: string): number => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
