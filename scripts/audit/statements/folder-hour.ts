const HOUR_MS = 3_600_000;

/**
 * The hour of an object of records: from when to when the delivery stream may have received its first record. Firehose
 * writes it into the key, `decisions/2026/11/26/02/…`, and no record in the object can change it.
 *
 * @returns undefined if the key has no hour: the delivery stream has not written it
 */
export function folderHour(key: string): { readonly from: number; readonly to: number } | undefined {
  const folder = /^decisions\/(\d{4})\/(\d\d)\/(\d\d)\/(\d\d)\//.exec(key);
  if (!folder) return undefined;
  const [, year, month, day, hour] = folder;
  const text = `${year}-${month}-${day}T${hour}:00:00.000Z`;
  const from = Date.parse(text);
  // JavaScript takes 30 February for 2 March.
  if (Number.isNaN(from) || new Date(from).toISOString() !== text) return undefined;
  return { from, to: from + HOUR_MS };
}
