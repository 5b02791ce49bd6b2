// Words by which people say that a text is still to be written. Each is matched as whole words, in any case. What also
// occurs in sentences is matched where it begins the text only: "Answers have to be confirmed by a clerk" is a reason,
// and "To be confirmed" is none.

/** Markers and phrases, wherever they are. */
const ANYWHERE: readonly string[] = [
  String.raw`t\.?\s?b\.?\s?[acd]\.?`,
  'to-do',
  'fix[ -]?me',
  'x{3,}(?!-?[0-9])',
  'n/a',
  'lorem|ipsum',
  String.raw`asdf\p{L}*|qwert[yz]\p{L}*`,
  'change-?me',
  '(this is|only|just) a placeholder',
  'to be (determined|defined|announced)',
  String.raw`no (\p{L}+ )?reason (given|provided|stated|specified|yet|known|so far|at (this|the) (time|moment))`,
  '(will|shall|must) (write|add|fill|provide|complete) (this|it|the reason|a reason) later',
  String.raw`(will|shall|must) be (done|decided|clarified|documented|written|provided|discussed)[^.;]* (later|soon)\W*$`,
  'wird (noch|später) (ergänzt|nachgetragen|nachgereicht|geklärt|ausgefüllt|formuliert|festgelegt)',
  'noch (zu klären|zu ergänzen|offen|festzulegen|einzutragen)',
];

/** Markers and phrases with which a text begins, whether or not the word for a reason comes first. */
const AT_THE_START: readonly string[] = [
  String.raw`to be \p{L}+(ed|en|one)`,
  String.raw`to ?do\s*:`,
  'fill (this|it|me|that|in)',
  '(change|replace) (me|this)',
  String.raw`n\.\s?a\.?`,
  'placeholder (for|text|reason)',
  '(zu klären|zu ergänzen|folgt)',
  'à (définir|compléter|déterminer|préciser|remplir|faire)|en attente',
  '(por|pendiente de) (definir|determinar|completar|rellenar|confirmar)',
  'da (definire|completare|determinare|compilare|precisare|fare)|in attesa',
  // One word is a marker if no sentence follows.
  String.raw`(no (\p{L}+ )?reason|placeholder|pending|open|offen|pendiente|todo)\s*(?=$|\p{P})`,
];

const wholeWords = (phrases: readonly string[], before: string) =>
  new RegExp(`${before}(?:${phrases.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

const MARKER = wholeWords(ANYWHERE, '(?<![\\p{L}\\p{N}])');
const REASON = '(?:(?:the )?reason|grund|begründung|raison|motif|motivo|razón|motivazione|ragione)';
const BEGINNING = wholeWords(AT_THE_START, `^[\\s\\p{Pd}*]*(?:${REASON}\\s*(?:is|ist|est|es|è)?\\s*:?\\s*)?`);

/** The beginning of a text is left out. */
const ELLIPSIS = /^\s*(…|\.{3})/u;

/** `todo` is a marker in English and a word in Spanish and Portuguese, which these words tell. */
const TODO = /(?<![\p{L}\p{N}])todo(?![\p{L}\p{N}])/iu;
const IBERIAN = new Set(
  'el la los las lo que se es y del de en por para con su está son o os as um uma é dos das na não'.split(
    ' ',
  ),
);

/** A sentence about such a word has it in quotes. */
const QUOTED = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|`[^`]*`/gu;

/** The word or phrase by which a text says that it is still to be written; `undefined` if it has none. */
export function unwritten(written: string): string | undefined {
  const text = written.replace(QUOTED, '"');
  const found = MARKER.exec(text) ?? BEGINNING.exec(text) ?? ELLIPSIS.exec(text) ?? todoIn(text);
  return found?.[0].trim();
}

function todoIn(text: string): RegExpExecArray | null {
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
  return [...words].filter((word) => IBERIAN.has(word)).length >= 2 ? null : TODO.exec(text);
}
