/** The bytes of a text as JSON, with its quotes. */
export const bytesInJson = (text: string): number => Buffer.byteLength(JSON.stringify(text));

/** The bytes that a head adds to a statement, at most: its writer, two places, a hash, a time and the names of its fields. */
export const bytesOfHead = (writer: string): number => bytesInJson(writer) + 220;

/** The bytes that an entry about an object adds to a statement, at most. */
export const bytesOfObject = (key: string): number => bytesInJson(key) + 48;
