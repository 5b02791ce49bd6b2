import type { Cell, Refusal } from './ask';
import { COLUMNS, type ModelName } from './columns';
import { DIALECT_NAMES, DIALECTS, type DialectName } from './dialects';
import { FEATURES } from './table';

/** What each model did with each feature, in each dialect. */
export type CellOf = (dialect: DialectName, feature: string, model: ModelName) => Cell;

const INTRODUCTION = `# Features

What each dialect of the API does with each kind of model. \`npm run features\` writes this page, and a test
fails where it is out of date: each cell is the result of a request to the router, with a simulator behind
each host. What a simulator cannot show, such as how good an answer is, is not here.

- **yes**: the answer has it; or, where it is a setting of the model, the host was sent it.
- **left out**: the model answered without it, as it would have without the field. With *named*, the header
  \`x-dropped\` says so.
- **a number**: the request is refused before any model is called. The list below the table has the code, the
  field in \`param\`, and the reason.

The deployment is the sandbox with more models, \`thinking: 'caller'\` and \`unreadAttachments: 'public'\`. By
default a document that the detector cannot read makes a request \`restricted\`, and no model on Bedrock may
see it.

Where a dialect has no field for a feature, the request had the field of chat completions. The columns are
kinds of models; \`GET /v1/models\` has the abilities of each model of a deployment.
`;

/** The page, as Markdown. */
export const page = (cellOf: CellOf): string =>
  [INTRODUCTION, ...DIALECT_NAMES.map((dialect) => section(dialect, cellOf))].join('\n');

function section(dialect: DialectName, cellOf: CellOf): string {
  const { title, path } = DIALECTS[dialect];
  const reasons: string[] = [];
  const rows = FEATURES.map(({ name }) => [
    name,
    ...COLUMNS.map(([, model]) => inWords(cellOf(dialect, name, model), model, reasons)),
  ]);
  const header = ['feature', ...COLUMNS.map(([kind]) => kind)];
  return [
    `## ${title}: \`POST ${path}\``,
    '',
    ...[header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...reasons.map((reason, index) => item(`${index + 1}. ${reason}`)),
    '',
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
  const [sentence = ''] = message.replaceAll(model, 'the model').split(/(?<=\.)\s/);
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
