import {
  ACCEPTANCES,
  AFTERS,
  CLIENTS,
  ENDINGS,
  promptVerdict,
  textVerdict,
} from '../../../../scripts/audit/reconcile/verdict';

// Every cell: what the records show of the decision, which models had the prompt, what the client got, and the verdict.

const PROMPTS = `
decision      prompt at    audit_unavailable  503                     other         unknown
accepted      beyond       early-call         sound                   sound         sound
accepted      in-account   contradiction      sound                   sound         sound
accepted      none         contradiction      sound                   sound         sound
accepted      lost         no-outcome         no-outcome              no-outcome    no-outcome
accepted      open         no-outcome         no-outcome              no-outcome    no-outcome
accepted      missing      no-outcome         no-outcome              no-outcome    no-outcome
not-accepted  beyond       early-call         early-call              early-call    early-call
not-accepted  in-account   calledInAccount    calledInAccount         early-answer  calledInAccount
not-accepted  none         notCalled          notCalled               early-answer  notCalled
not-accepted  lost         mayHaveCalledInAccount mayHaveCalledInAccount early-answer mayHaveCalledInAccount
not-accepted  open         no-outcome         no-outcome              early-answer  no-outcome
not-accepted  missing      no-outcome         no-outcome              early-answer  no-outcome
open          beyond       early-call         sound                   sound         sound
open          in-account   calledInAccount    sound                   sound         sound
open          none         notCalled          sound                   sound         sound
open          lost         no-outcome         no-outcome              no-outcome    no-outcome
open          open         no-outcome         notShown                no-outcome    no-outcome
open          missing      no-outcome         no-outcome              no-outcome    no-outcome
missing       beyond       no-decision        no-decision             no-decision   no-decision
missing       in-account   no-decision        no-decision             no-decision   no-decision
missing       none         no-decision        no-decision             no-decision   no-decision
missing       lost         no-decision        no-decision             no-decision   no-decision
missing       open         no-decision        no-decision             no-decision   no-decision
missing       missing      no-decision        no-decision             no-decision   no-decision`;

const TEXTS = `
second opinion  answered    went-on     ended
accepted        sound       sound       sound
not-accepted    early-call  early-call  sound
open            sound       sound       sound
missing         no-opinion  no-opinion  sound`;

/** The rows below the heading, each as its words. */
const rowsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(/\s+/));

const promptCells = rowsOf(PROMPTS).flatMap(([decision, ending, ...verdicts]) =>
  verdicts.map((verdict, column) => ({ decision, ending, client: CLIENTS[column], verdict })),
);
const textCells = rowsOf(TEXTS).flatMap(([opinion, ...verdicts]) =>
  verdicts.map((verdict, column) => ({ opinion, after: AFTERS[column], verdict })),
);

test('the tables have every cell, each once', () => {
  const prompts = new Set(
    promptCells.map(({ decision, ending, client }) => `${decision} ${ending} ${client}`),
  );
  const texts = new Set(textCells.map(({ opinion, after }) => `${opinion} ${after}`));
  const every = ACCEPTANCES.length * ENDINGS.length * CLIENTS.length;
  expect([prompts.size, promptCells.length]).toEqual([every, every]);
  expect([texts.size, textCells.length]).toEqual([12, ACCEPTANCES.length * AFTERS.length]);
});

test.each(promptCells)('I8: decision $decision, prompt at $ending, client got $client: $verdict', (cell) => {
  expect(promptVerdict(cell as Parameters<typeof promptVerdict>[0])).toBe(cell.verdict);
});

test.each(textCells)('I8: second opinion $opinion, the request $after: $verdict', (cell) => {
  expect(textVerdict(cell as Parameters<typeof textVerdict>[0])).toBe(cell.verdict);
});
