import type { OnProgress, ProgressState } from '../weights/progress';

/** Where a progress line goes: standard error, so that the output stays what a program reads. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const WORDS = { read: 'reading', upload: 'uploading', complete: 'completing', write: 'writing' } as const;
const BAR = 20;

/** Between two lines: on a terminal one line is drawn again, in a log each is a new one. */
const EVERY_MS = { terminal: 200, log: 30_000 };

/** Shows how far a model is: a bar on a terminal, otherwise a line every half minute and at the end of each stage. */
export function showProgress(model: string, out: Terminal, now: () => number = Date.now): OnProgress {
  let [shown, stage] = [Number.NEGATIVE_INFINITY, ''];
  return (state) => {
    const isEnd = state.files === state.ofFiles;
    const every = out.isTTY ? EVERY_MS.terminal : EVERY_MS.log;
    if (!isEnd && state.stage === stage && now() - shown < every) return;
    [shown, stage] = [now(), state.stage];
    const line = `${model}: ${progressInWords(state, out.isTTY ?? false)}`;
    if (!out.isTTY) out.write(`${line}\n`);
    else out.write(`\r\u001b[K${line.slice(0, (out.columns ?? 80) - 1)}${isEnd ? '\n' : ''}`);
  };
}

export function progressInWords(state: ProgressState, withBar: boolean): string {
  const { bytes, files, ofBytes, ofFiles, rate, remaining } = state;
  const part = ofBytes === 0 ? 1 : bytes / ofBytes;
  const full = Math.round(part * BAR);
  return [
    WORDS[state.stage],
    ...(withBar ? [`[${'#'.repeat(full)}${'-'.repeat(BAR - full)}]`] : []),
    `${Math.floor(part * 100)} %,`,
    `${sizeInWords(bytes)} of ${sizeInWords(ofBytes)},`,
    `${files} of ${ofFiles} files`,
    ...(rate === undefined ? [] : [`, ${sizeInWords(rate)}/s`]),
    ...(remaining === undefined || remaining < 1 ? [] : [`, ${timeInWords(remaining)} left`]),
  ]
    .join(' ')
    .replaceAll(' ,', ',');
}

/** Bytes in the unit that keeps the number short. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

function timeInWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
