/**
 * The most pages of a document: what Claude takes in one request (Anthropic documentation, "PDF support", 2026-11: 600, and
 * 100 for a model with a context of 200,000 tokens).
 */
export const MOST_PAGES = 600;

/**
 * The most bytes into which the streams of a PDF may unpack, images left out: ten times the largest body. Texts pack to a
 * fifth and fonts to a half; only a document that is made to exhaust its reader packs to less than a tenth.
 */
export const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;

/** The most characters of one document: about 500,000 tokens, more than most contexts hold. */
export const MOST_CHARACTERS = 2_000_000;

/**
 * The fewest letters and digits of a page that shows something else too. A scanner or a program for stamps may print the
 * number of the page, or its own name, on a page that is a picture otherwise.
 */
export const FEWEST_LETTERS = 24;

/** The fewest characters of a sensitive value: fewer that cannot be read, such as bullets, hide none. */
export const FEWEST_UNKNOWN = 8;

/** The most straight lines and rectangles of a page of tables. With more, they may draw letters or a code of squares. */
export const MOST_RULES = 500;

/** The most of a page that pictures may cover. With more it is a scan, whatever a stamp or a program writes beside it. */
export const MOST_COVERED = 0.5;

/** The most operators of a document: 600 pages of 5,000, which is a page of dense tables. */
export const MOST_OPERATORS = 3_000_000;

/** As how many operators the use of a form, or of a picture that is left out, counts, because it takes as long. */
export const OPERATORS_OF_A_FORM = 50;
