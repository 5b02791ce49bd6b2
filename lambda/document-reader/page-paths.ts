import { OPS } from 'unpdf/pdfjs';

// The library passes a path as [operator that paints it, [numbers], box]. The numbers are commands, each with its
// coordinates (PDF.js 6.1, src/shared/util.js, DrawOPS).

const MOVE = 0;
const LINE = 1;
const CLOSE = 4;

/** Whether a path is painted, and does not only bound what others paint. */
export const isPainted = ([paint]: readonly unknown[]): boolean => paint !== OPS.endPath;

/** Whether a path consists of horizontal and vertical lines, as tables and underlines do. */
export function isRule([, data]: readonly unknown[]): boolean {
  const [numbers] = (data ?? []) as readonly (Float32Array | null | undefined)[];
  if (!numbers) return true;
  let [fromX, fromY] = [0, 0];
  for (let at = 0; at < numbers.length; ) {
    const command = numbers[at];
    if (command === CLOSE) {
      at += 1;
      continue;
    }
    if (command !== MOVE && command !== LINE) return false;
    const [toX = 0, toY = 0] = numbers.subarray(at + 1, at + 3);
    if (command === LINE && toX !== fromX && toY !== fromY) return false;
    [fromX, fromY] = [toX, toY];
    at += 3;
  }
  return true;
}
