import type { CopyProgress } from '../images/copy-image';
import { sizeInWords } from './words';

/** How the progress of one image after the other is shown: a line each tenth, which a log can keep too. */
export function progressLines(
  write: (line: string) => void,
): (model: string, progress: CopyProgress) => void {
  const shown = new Map<string, number>();
  return (model, { done, total }) => {
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (tenth <= (shown.get(model) ?? 0)) return;
    shown.set(model, tenth);
    write(`${model}: ${tenth * 10} %, ${sizeInWords(done)} of ${sizeInWords(total)}`);
  };
}
