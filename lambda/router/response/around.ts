/** An event without its text: what comes before it and after it. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** Stands for the text of an event. No other string of an event contains it. */
const PLACE = '\u0000';

/** What is around the text of events that differ in it alone, so that it is rendered once. */
export function around(render: (text: string) => string): Around {
  const [before = '', after = ''] = render(PLACE).split(JSON.stringify(PLACE));
  return { before, after };
}

export const placed = (text: string, { before, after }: Around): string =>
  before + JSON.stringify(text) + after;

/** An event for each text. JSON must write each as it is. */
export const allPlaced = (texts: readonly string[], { before, after }: Around): string =>
  `${before}"${texts.join(`"${after}${before}"`)}"${after}`;
