import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha per pixel, row by row. */
  readonly pixels: Uint8Array;
}

/** Decodes what the icon script writes: eight bits per channel with alpha, not interlaced. Throws on anything else. */
export function readPng(file: Buffer): Picture {
  if (file.toString('latin1', 1, 4) !== 'PNG' || file.readUInt16BE(24) !== 0x0806 || file[28] !== 0) {
    throw new Error('Not an eight-bit RGBA PNG');
  }
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const parts: Buffer[] = [];
  for (let offset = 8; offset < file.length; offset += file.readUInt32BE(offset) + 12) {
    if (file.toString('latin1', offset + 4, offset + 8) === 'IDAT') {
      parts.push(file.subarray(offset + 8, offset + 8 + file.readUInt32BE(offset)));
    }
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(parts)), width * 4, height) };
}

function unfilter(data: Buffer, stride: number, height: number): Uint8Array {
  const pixels = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column >= 4 ? (pixels[at - 4] ?? 0) : 0;
      const above = row > 0 ? (pixels[at - stride] ?? 0) : 0;
      const corner = row > 0 && column >= 4 ? (pixels[at - stride - 4] ?? 0) : 0;
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      if (predicted === undefined) {
        throw new Error(`Unknown filter ${filter}`);
      }
      pixels[at] = (data[row * (stride + 1) + 1 + column] ?? 0) + predicted;
    }
  }
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) {
    return left;
  }
  return toAbove <= toCorner ? above : corner;
}
