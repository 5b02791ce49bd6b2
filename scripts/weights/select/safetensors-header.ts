import { z } from 'zod';

/** Bits of an element of each type (huggingface/safetensors, safetensors/src/tensor.rs, `Dtype`, at 24b0b28 of 2026-05-12). */
const BITS: Readonly<Record<string, number>> = {
  BOOL: 8,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  C64: 64,
  F64: 64,
  I64: 64,
  U64: 64,
};

/** The length of the number that a file begins with: how many bytes its header has. */
export const LENGTH_BYTES = 8;

/** The longest header that readers accept (`MAX_HEADER_SIZE` in the same file). */
const LONGEST_HEADER = 100_000_000;

const size = z.int().nonnegative();
const tensor = z.strictObject({
  dtype: z.string(),
  shape: z.array(size),
  data_offsets: z.tuple([size, size]),
});
const header = z.record(z.string(), z.unknown());

/** How long the header of a file is, by its first eight bytes, or why the file is no safetensors file. */
export function headerLength(first: Buffer, fileBytes: number): number | string {
  if (first.length < LENGTH_BYTES) return 'it is shorter than eight bytes';
  const length = first.readBigUInt64LE(0);
  if (length > LONGEST_HEADER) return `its header would have ${length} bytes`;
  if (Number(length) > fileBytes - LENGTH_BYTES) {
    return `its header would have ${length} bytes, and the file has ${fileBytes}`;
  }
  return Number(length);
}

/** The names of the tensors of a file by its header, or why the file is no safetensors file. Pure. */
export function tensorNames(text: string, dataBytes: number): readonly string[] | string {
  const parsed = header.safeParse(jsonOf(text));
  // The format demands the brace, so that no file is safetensors and something else at the same time.
  if (!parsed.success || !text.startsWith('{')) return 'its header is no JSON object';
  const { __metadata__: _, ...entries } = parsed.data;
  const spans: [number, number][] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const known = tensor.safeParse(entry);
    if (!known.success) return `its header does not describe the tensor ${name}`;
    const { data_offsets, dtype, shape } = known.data;
    const bits = Object.hasOwn(BITS, dtype) ? BITS[dtype] : undefined;
    if (bits === undefined) return `the tensor ${name} is of the unknown type ${dtype}`;
    const [begin, end] = data_offsets;
    const needed = shape.reduce((product, length) => product * length, 1) * bits;
    if (needed !== (end - begin) * 8) {
      return `the tensor ${name} has ${end - begin} bytes where its shape needs ${needed / 8}`;
    }
    spans.push([begin, end]);
  }
  if (spans.length === 0) return 'it has no tensor';
  return gapIn(spans, dataBytes) ?? Object.keys(entries);
}

/** Tensors lie one after the other and fill the file: no byte is outside of them. */
function gapIn(spans: [number, number][], dataBytes: number): string | undefined {
  let at = 0;
  for (const [begin, end] of spans.sort(([a, c], [b, d]) => a - b || c - d)) {
    if (begin !== at)
      return `a tensor begins at byte ${begin} of the data where the one before ends at ${at}`;
    at = end;
  }
  return at === dataBytes ? undefined : `its tensors end at byte ${at} of ${dataBytes}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
