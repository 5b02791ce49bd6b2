import type { Bar } from '../result/bars';
import type { Results } from '../result/results';
import { cpuPlots, escaped, otherPlots, type Plots, timePlots } from './plots';
import { barTable, type NamedCase, type Table, tablesOf } from './tables';
import { errorsOf, notesOf } from './text';

/** The results as one HTML page that loads nothing: tables, and plots as inline SVG. */
export function pageOf(results: Results, bars: readonly Bar[], cases: readonly NamedCase[]): string {
  const errors = errorsOf(results);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The wire, ${escaped(results.at)}</title>
<style>${STYLE}</style>
<h1>What the wire costs</h1>
<p>${escaped([results.at, ...notesOf(results)].join(' '))}</p>
${table(barTable(bars))}
${tablesOf(results, cases).map(table).join('\n')}
${figures('CPU for each request; the line: quartiles of the slots', cpuPlots(results, cases))}
${figures('Time of a request, p50; the line: from the first byte to p99', timePlots(results, cases))}
${figures('Cold start and memory', otherPlots(results))}
${errors.length > 0 ? `<h2>Errors</h2><ul>${errors.map((words) => `<li>${escaped(words)}</li>`).join('')}</ul>` : ''}
</html>
`;
}

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:1200px;margin:2rem auto;padding:0 1rem;color:#1c1e21}' +
  'table{border-collapse:collapse;margin:.5rem 0}th,td{text-align:left;padding:.2rem .8rem;border-bottom:1px solid #ddd}' +
  'td{font-variant-numeric:tabular-nums}.missed{color:#b23a48;font-weight:600}.met{color:#0b6e4f}' +
  '.plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(560px,1fr));gap:1rem}figure{margin:0}' +
  'svg{max-width:100%}svg text{font-size:12px}';

function table({ title, rows: [head = [], ...rows] }: Table): string {
  const cells = (tag: 'th' | 'td', row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}${markOf(cell)}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<h2>${escaped(title)}</h2>\n<table>${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table>`;
}

/** Whether a bar is met shows in its color. */
function markOf(cell: string): string {
  if (cell === 'MISSED') return ' class="missed"';
  return cell === 'met' ? ' class="met"' : '';
}

function figures(title: string, plots: Plots): string {
  if (plots.length === 0) return '';
  const figure = ([caption, svg]: Plots[number]) =>
    `<figure><figcaption>${escaped(caption)}</figcaption>${svg}</figure>`;
  return `<h2>${escaped(title)}</h2>\n<div class="plots">${plots.map(figure).join('\n')}</div>`;
}
