import { OPS } from 'unpdf/pdfjs';

type Numbers = ArrayLike<number>;
const UNMOVED: Numbers = [1, 0, 0, 1, 0, 0];

/**
 * Follows where a page is drawn, to say how much of it pictures cover. The library leaves pictures out, so each place at
 * which one may be counts: a picture fills the square from 0 to 1 in the coordinates of its place (ISO 32000-1, 8.9.5).
 */
export class PageCover {
  private place: Numbers;
  private readonly saved: Numbers[] = [];
  private readonly areas: number[] = [];

  /**
   * @param view the corners of the page: left, bottom, right, top
   * @param place where its coordinates are moved to
   */
  constructor(
    private readonly view: Numbers,
    place?: Numbers | null,
  ) {
    this.place = place ?? UNMOVED;
  }

  follow(operator: number, args: readonly unknown[]): void {
    switch (operator) {
      case OPS.save:
      case OPS.beginGroup:
        this.saved.push(this.place);
        break;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        this.place = this.saved.pop() ?? this.place;
        break;
      case OPS.transform:
        this.move(args as readonly number[]);
        break;
      case OPS.paintFormXObjectBegin:
        this.saved.push(this.place);
        this.move(args[0] as Numbers | null);
        break;
      case OPS.beginAnnotation:
        this.saved.push(this.place);
        this.move(args[2] as Numbers | null);
        this.move(args[3] as Numbers | null);
    }
  }

  /** Adds the places of a pattern. */
  add(other: PageCover): void {
    for (const area of other.areas) this.areas.push(area);
  }

  /** The largest part of the page that so many pictures may cover: 1 is the whole page. */
  by(pictures: number): number {
    const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(this.view);
    const largest = this.areas.sort((one, other) => other - one).slice(0, pictures);
    return largest.reduce((sum, area) => sum + area, 0) / Math.max(1, (right - left) * (top - bottom));
  }

  private move(by: Numbers | null | undefined): void {
    if (!by) return;
    this.place = product(this.place, by);
    this.areas.push(this.visible());
  }

  /** The part of the page in the box around the square, in square units. */
  private visible(): number {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(this.place);
    const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(this.view);
    const [xs, ys] = [
      [e, e + a, e + c, e + a + c],
      [f, f + b, f + d, f + b + d],
    ];
    const width = Math.min(right, Math.max(...xs)) - Math.max(left, Math.min(...xs));
    const height = Math.min(top, Math.max(...ys)) - Math.max(bottom, Math.min(...ys));
    return Math.max(0, width) * Math.max(0, height);
  }
}

/** Moves by the second, then by the first (ISO 32000-1, 8.3.4). */
function product(outer: Numbers, inner: Numbers): Numbers {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(outer);
  const [g = 0, h = 0, i = 0, j = 0, k = 0, l = 0] = Array.from(inner);
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
