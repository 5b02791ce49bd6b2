import { constants, inflateRawSync } from 'node:zlib';
import { MOST_PACKED_FILES } from './limits';

/** One file inside of a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  /** What the archive says about it; {@link ZipEntry.read} holds it to that. */
  readonly unpackedBytes: number;
  /** Its bytes. @throws Error where it is damaged, or longer than it says */
  read(): Buffer;
  /** Its first bytes, some hundred at least where it has as many. @throws Error where they are damaged */
  head(): Buffer;
}

const END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** Packed bytes that are enough to unpack the first bytes of a file. They unpack into half a megabyte at most. */
const HEAD_BYTES = 512;

/**
 * The files of a ZIP archive, by its directory (PKWARE's APPNOTE 6.3, sections 4.3.12 and 4.3.16), unpacked by zlib when they
 * are read. The office formats are such archives. `undefined` where it is no archive of one volume, or has too many
 * files.
 */
export function zipEntries(archive: Buffer): readonly ZipEntry[] | undefined {
  try {
    const end = archive.lastIndexOf(END_SIGNATURE);
    if (end < 0 || end < archive.length - END_BYTES - LONGEST_COMMENT) return undefined;
    const count = archive.readUInt16LE(end + 10);
    if (count > MOST_PACKED_FILES) return undefined;
    const entries: ZipEntry[] = [];
    let at = archive.readUInt32LE(end + 16);
    for (let index = 0; index < count; index++) {
      if (archive.readUInt32LE(at) !== ENTRY_SIGNATURE) return undefined;
      const nameBytes = archive.readUInt16LE(at + 28);
      entries.push(entryAt(archive, at, nameBytes));
      at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
    return entries;
  } catch {
    return undefined; // read beyond the end
  }
}

function entryAt(archive: Buffer, at: number, nameBytes: number): ZipEntry {
  const method = archive.readUInt16LE(at + 10);
  const packedBytes = archive.readUInt32LE(at + 20);
  const unpackedBytes = archive.readUInt32LE(at + 24);
  const local = archive.readUInt32LE(at + 42);
  return {
    name: archive.toString('utf8', at + 46, at + 46 + nameBytes),
    encrypted: (archive.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0,
    unpackedBytes,
    read() {
      const packed = packedAt(archive, local, packedBytes);
      if (method === STORED && packed.length === unpackedBytes) return packed;
      if (method !== DEFLATED) throw new Error('packed in another way');
      const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, unpackedBytes) });
      if (unpacked.length !== unpackedBytes) throw new Error('not as long as it says');
      return unpacked;
    },
    head() {
      const packed = packedAt(archive, local, Math.min(packedBytes, HEAD_BYTES));
      if (method === STORED) return packed;
      if (method !== DEFLATED) throw new Error('packed in another way');
      return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
    },
  };
}

/** The first packed bytes of the file that begins here. */
function packedAt(archive: Buffer, local: number, bytes: number): Buffer {
  if (archive.readUInt32LE(local) !== LOCAL_SIGNATURE) throw new Error('no file begins there');
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  return archive.subarray(from, from + bytes);
}
