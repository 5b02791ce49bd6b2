/**
 * The same types by ordinary regular expressions, one after another, as detectors usually do it: forms only, no
 * checksum, no context, no folding and no decoding. National numbers share expressions where their form is the same.
 */
const EXPRESSIONS: readonly RegExp[] = [
  /\b(?:\d[ -]?){12,18}\d\b/g, // payment cards
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, // IBAN
  /\b\d{3}[- ]\d{2}[- ]\d{4}\b/g, // US SSN, ITIN
  /\b\d{3}[- ]?\d{3}[- ]?\d{4}\b/g, // NHS, NPI
  /\b[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d{2}\b/g, // MBI
  /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi, // NINO
  /\b[XYZ]?\d{7,8}-?[A-Z]\b/gi, // DNI, NIE, PPS
  /\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b/gi, // codice fiscale
  /\b[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}\b/g, // NIR
  /\b\d{6}[-+A]\d{3,4}[0-9A-Y]\b/g, // personnummer, hetu, CPR
  /\b\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}\b/g, // Belgian and other eleven-digit numbers
  /\b\d{3}\.\d{3}\.\d{3}-\d{2}\b/g, // CPF
  /\b756\.?\d{4}\.?\d{4}\.?\d{2}\b/g, // AHV
  /\b[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\b/g, // e-mail
  /(?:\+|\b00)\d{1,3}[-. ]?(?:\(?\d{1,4}\)?[-. ]?){2,4}\d{2,4}\b/g, // international telephone
  /\(?\b\d{2,4}\)?[-. ]\d{3,4}[-. ]\d{3,4}(?: ?x\d+)?\b/g, // national telephone
  /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g, // IPv4
  /\b(?:[A-F0-9]{1,4}:){7}[A-F0-9]{1,4}\b|\b(?:[A-F0-9]{1,4}:)+:(?:[A-F0-9]{1,4}:?)*/gi, // IPv6
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g,
  /\bAIza[\w-]{35}\b/g,
  /\bgh[pousr]_\w{36,}\b|\bgithub_pat_\w{40,}\b/g,
  /\bhf_[A-Za-z]{30,}\b/g,
  /\bxox[abeprs]-[\w-]{10,}\b/g,
  /\b(?:sk|rk)_(?:live|test)_\w{16,}\b/g,
  /\bsk-(?:ant-|proj-)?[\w-]{20,}\b/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/g,
  /\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]*/g,
  /\b(?:mrn|medical record|patient id)\D{0,20}[A-Z]?\d{5,12}\b/gi,
];

/** How many matches all of them find together. */
export function searchAll(text: string): number {
  let found = 0;
  for (const expression of EXPRESSIONS) {
    expression.lastIndex = 0;
    while (expression.exec(text)) found++;
  }
  return found;
}
