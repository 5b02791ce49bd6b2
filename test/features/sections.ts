import type { LocalRun } from '../../local/start-local';
import { askFor, type Cell } from './ask';
import { COLUMNS, type Columns, EMBEDDING_COLUMNS } from './columns';
import { askToContinue, COMPLETION_ROWS } from './completion-rows';
import { COUNTING_ROWS, countFor } from './counting-rows';
import { CREDENTIAL_ROWS, enterWith, LANE_COLUMNS } from './credential-rows';
import { DIALECT_NAMES, DIALECTS } from './dialects';
import { askForEmbeddings, EMBEDDING_ROWS } from './embedding-rows';
import { FEATURES } from './table';

/** One table of the page: its rows are features, its columns kinds of models or lanes. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly columns: Columns;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly name: string;
  /** @param column the second part of a column */
  readonly ask: (column: string, run: LocalRun) => Promise<Cell>;
}

const DIALECT_SECTIONS = DIALECT_NAMES.map(
  (name): Section => ({
    name,
    title: `${DIALECTS[name].title}: \`POST ${DIALECTS[name].path}\``,
    columns: COLUMNS,
    rows: FEATURES.map((feature) => ({
      name: feature.name,
      ask: (model, run) => askFor(feature, name, model, run),
    })),
  }),
);

export const SECTIONS: readonly Section[] = [
  ...DIALECT_SECTIONS,
  {
    name: 'completions',
    title: "OpenAI's older completions: `POST /v1/completions`",
    columns: COLUMNS,
    rows: COMPLETION_ROWS.map((row) => ({
      name: row.name,
      ask: (model, run) => askToContinue(row, model, run),
    })),
  },
  {
    name: 'count_tokens',
    title: 'Tokens counted before the request: `POST /v1/messages/count_tokens`',
    columns: COLUMNS,
    rows: COUNTING_ROWS.map((row) => ({
      name: row.name,
      ask: (model, run) => countFor(row, model, run),
    })),
  },
  {
    name: 'embeddings',
    title: 'Embeddings: `POST /v1/embeddings`',
    columns: EMBEDDING_COLUMNS,
    rows: EMBEDDING_ROWS.map((row) => ({
      name: row.name,
      ask: (model, run) => askForEmbeddings(row, model, run),
    })),
  },
  {
    name: 'credentials',
    title: 'Credentials, at every endpoint',
    columns: LANE_COLUMNS,
    rows: CREDENTIAL_ROWS.map((row) => ({ name: row.name, ask: (lane, run) => enterWith(row, lane, run) })),
  },
];
