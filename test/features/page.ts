import type { Cell, Refusal } from './ask';
import { SECTIONS, type Section } from './sections';

/** What the model or lane of a column did with the feature of a row, in one section. */
export type CellAt = (section: string, row: string, column: string) => Cell;

const INTRODUCTION = `# Features

What each dialect of the API does with each kind of model. \`npm run features\` writes this page, and a test
fails where it is out of date: each cell is the result of a request to the router, with a simulator behind
each host. What a simulator cannot show, such as how good an answer is, is not here.

- **yes**: the answer has it; or, where it is a setting of the model, the host was sent it.
- **left out**: the model answered without it, as it would have without the field. With *named*, the header
  \`x-dropped\` says so. What changes no answer is left out without a name: a cache that the host does not have,
  counts that the host does not report, and reasoning that the host takes from no request.
- **a number**: the request is refused before any model is called. The list below the table has the code, the
  field in \`param\`, and the reason.

The deployment is the sandbox with more models, \`thinking: 'caller'\`, \`unreadAttachments: 'public'\` and API
keys on the open lane. By default a document that the detector cannot read makes a request \`restricted\`, and
no model on Bedrock may see it.

Where a dialect has no field for a feature, the request had the field of chat completions. The columns are
kinds of models; \`GET /v1/models\` has the abilities of each model of a deployment.
`;

/** The page, as Markdown. */
export const page = (cellAt: CellAt): string =>
  [INTRODUCTION, ...SECTIONS.map((section) => table(section, cellAt))].join('\n');

function table({ name, title, columns, rows }: Section, cellAt: CellAt): string {
  const reasons: string[] = [];
  const lines = rows.map((row) => [
    row.name,
    ...columns.map(([, column]) => inWords(cellAt(name, row.name, column), column, reasons)),
  ]);
  const header = ['feature', ...columns.map(([kind]) => kind)];
  return [
    `## ${title}`,
    '',
    ...[header, header.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...reasons.map((reason, index) => item(`${index + 1}. ${reason}`)),
    ...(reasons.length > 0 ? [''] : []),
  ].join('\n');
}

function inWords(cell: Cell, model: string, reasons: string[]): string {
  if (cell.result === 'yes') return 'yes';
  if (cell.result === 'left out') return cell.named ? 'left out, *named*' : 'left out';
  const reason = reasonOf(cell.error, model);
  if (!reasons.includes(reason)) reasons.push(reason);
  return String(reasons.indexOf(reason) + 1);
}

/** The first sentence of the message: what follows is advice that names the models of one deployment. */
function reasonOf({ code, param, message }: Refusal, model: string): string {
  const [sentence = ''] = (model === '' ? message : message.replaceAll(model, 'the model')).split(
    /(?<=\.)\s/,
  );
  return `\`${code}\`${param === null ? '' : `, \`${param}\``}: ${sentence.replace(`${param}: `, '')}`;
}

/** An item of a list, wrapped at the width of the documents. */
function item(text: string): string {
  const indent = ' '.repeat(text.indexOf(' ') + 1);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= WIDTH) lines.push(`${lines.pop()} ${word}`);
    else lines.push(line === undefined ? word : indent + word);
  }
  return lines.join('\n');
}

const WIDTH = 110;
