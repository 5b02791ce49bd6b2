const SCIENTIFIC = /^(-?\d)(?:\.(\d{1,30}))?E\+?(\d{1,2})$/i;
/** More digits than any number that the detector finds. */
const MOST_DIGITS = 30;

/** A number in scientific notation, as Apache POI writes those of cells, with all of its digits. Other texts stay. */
export function plainNumber(text: string): string {
  const [, first = '', fraction = '', exponent = ''] = SCIENTIFIC.exec(text) ?? [];
  const places = Number(exponent);
  if (first === '' || places > MOST_DIGITS) return text;
  const digits = first + fraction.slice(0, places).padEnd(places, '0');
  const rest = fraction.slice(places);
  return /[1-9]/.test(rest) ? `${digits}.${rest}` : digits;
}
