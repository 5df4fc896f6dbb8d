/** https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
export const WRITE_AHEAD_HEADER_BYTES = 32;
const MAGIC = 0x377f0682;
const FORMAT = 3007000;
const CHECKED_BYTES = 24;

/**
 * Whether the beginning of a write-ahead file is one. SQLite takes a file that is none for an empty one, and with it
 * every write that was not yet carried over is gone without a word.
 *
 * A header of zeros is well: it reaches the disk before the first write does, so a power cut that left it unwritten has
 * taken nothing.
 *
 * @param header The first 32 bytes, or all that there are.
 */
export function isWriteAheadHeader(header: Uint8Array): boolean {
  if (header.every((byte) => byte === 0)) return true;
  if (header.length < WRITE_AHEAD_HEADER_BYTES) return false;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const magic = view.getUint32(0);
  // The last bit tells the byte order of the words that are summed up.
  if ((magic & ~1) >>> 0 !== MAGIC || view.getUint32(4) !== FORMAT) return false;
  const isLittleEndian = (magic & 1) === 0;
  let first = 0;
  let second = 0;
  for (let offset = 0; offset < CHECKED_BYTES; offset += 8) {
    first = (first + view.getUint32(offset, isLittleEndian) + second) >>> 0;
    second = (second + view.getUint32(offset + 4, isLittleEndian) + first) >>> 0;
  }
  return first === view.getUint32(CHECKED_BYTES) && second === view.getUint32(CHECKED_BYTES + 4);
}
