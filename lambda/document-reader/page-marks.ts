import { OPS, type PDFPageProxy } from 'unpdf/pdfjs';
import { FEWEST_UNKNOWN, MOST_RULES, OPERATORS_OF_A_FORM } from './limits';
import { PageCover } from './page-cover';
import { isPainted, isRule } from './page-paths';

/** What the operators of a page say, besides its text. */
export interface PageMarks {
  /** Texts in notes, stamps, fields and patterns, as they are drawn. */
  readonly others: readonly string[];
  /** Whether something is drawn that may be letters or a picture: everything but a few straight lines and rectangles. */
  readonly hasDrawings: boolean;
  /** Whether the fonts do not say which letters are shown. */
  readonly hasUnknownLetters: boolean;
  /** How much of the page so many pictures may cover, at most: 1 is the whole page. */
  readonly coveredBy: (pictures: number) => number;
  /** How many operators it has. The use of a form counts as many. */
  readonly operators: number;
}

/** The operators of a page, of a pattern, or of a letter that is drawn. */
interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Reads the operators of a page with those of its notes and fields, the hidden ones too. */
export async function marksOf(page: PDFPageProxy): Promise<PageMarks> {
  const marks = new Marks(
    (name) => (page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined),
    page.view,
  );
  marks.read(await page.getOperatorList({ intent: 'any' }));
  return marks.found();
}

/** A letter of a font, as the library shows it. A number in its place is a space. */
interface Letter {
  readonly originalCharCode: number;
  readonly unicode: string;
  readonly isSpace: boolean;
}

/** What a font maps to Unicode. The library numbers the letters itself where a font says nothing: then there is no map. */
interface Font {
  readonly toUnicode?: { readonly _map?: Readonly<Record<number, unknown>> };
}

class Marks {
  private readonly others: string[] = [];
  private font: Font | undefined;
  private drawings = 0;
  private rules = 0;
  private unknown = 0;
  private operators = 0;
  private readonly cover: PageCover;

  constructor(
    private readonly fontNamed: (name: string) => Font | undefined,
    private readonly view: readonly number[],
  ) {
    this.cover = new PageCover(view);
  }

  found(): PageMarks {
    return {
      others: this.others,
      hasDrawings: this.drawings > 0 || this.rules > MOST_RULES,
      hasUnknownLetters: this.unknown >= FEWEST_UNKNOWN,
      coveredBy: (pictures) => this.cover.by(pictures),
      operators: this.operators,
    };
  }

  /** @param beside whether they are not those of the page itself, whose text is read in another way */
  read({ fnArray, argsArray }: Operators, beside = false, cover = this.cover): void {
    let notes = 0;
    this.operators += fnArray.length;
    const drawn: string[] = [];
    fnArray.forEach((operator, index) => {
      const args = (argsArray[index] ?? []) as readonly unknown[];
      cover.follow(operator, args);
      switch (operator) {
        case OPS.beginAnnotation:
          notes += 1;
          break;
        case OPS.endAnnotation:
          notes -= 1;
          drawn.push('\n');
          break;
        case OPS.paintFormXObjectBegin:
          this.operators += OPERATORS_OF_A_FORM;
          break;
        case OPS.setFont:
          this.font = this.fontNamed(String(args[0]));
          break;
        case OPS.showText: {
          const text = this.textOf((args[0] ?? []) as readonly (Letter | number | null)[]);
          if (beside || notes > 0) drawn.push(text);
          break;
        }
        case OPS.constructPath:
          if (isPainted(args)) this[isRule(args) ? 'rules' : 'drawings'] += 1;
          break;
        case OPS.setFillColorN:
        case OPS.setStrokeColorN:
          this.pattern(args);
          break;
        default:
          if (DRAW.has(operator)) this.drawings += 1;
      }
    });
    if (drawn.length > 0) this.others.push(drawn.join(''));
  }

  private textOf(letters: readonly (Letter | number | null)[]): string {
    const known = this.font?.toUnicode?._map;
    let text = '';
    for (const letter of letters) {
      if (letter === null || typeof letter === 'number') continue;
      if (
        !letter.isSpace &&
        (known?.[letter.originalCharCode] === undefined || SAYS_NOTHING.test(letter.unicode))
      )
        this.unknown += 1;
      text += letter.unicode;
    }
    return text;
  }

  /** A pattern is a drawing that is repeated. Its operators are in it. */
  private pattern(args: readonly unknown[]): void {
    const [kind, , operators, place] = (Array.isArray(args[0]) ? args[0] : args) as readonly unknown[];
    if (kind === 'TilingPattern') {
      const cover = new PageCover(this.view, place as readonly number[] | null);
      this.read(operators as Operators, true, cover);
      this.cover.add(cover);
    }
    if (typeof kind === 'string' && !/^#/.test(kind)) this.drawings += 1;
  }
}

/** Characters that stand in for letters that have none: private ones, replacements, and those that control a terminal. */
const SAYS_NOTHING = /^[\p{Co}\p{Cc}\ufffd]*$/u;

/** Operators that paint more than letters and paths. */
const DRAW: ReadonlySet<number> = new Set([
  OPS.shadingFill,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintSolidColorImageMask,
  OPS.rawFillPath,
]);
