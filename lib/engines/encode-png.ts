import { crc32, deflateSync } from "node:zlib";

const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const truecolor = 2;
const filterUp = 2;

/** An opaque PNG of RGBA pixels; their alpha is dropped, as pages are drawn on white. */
export function encodePng({
  width,
  height,
  rgba,
}: {
  width: number;
  height: number;
  rgba: Uint8Array;
}): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = truecolor;
  const data = deflateSync(filteredRows(width, height, rgba), { level: 6 });
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Each byte less the one above it: a statement is mostly the row above again. */
function filteredRows(width: number, height: number, rgba: Uint8Array): Uint8Array {
  const rows = new Uint8Array(height * (1 + 3 * width));
  let to = 0;
  for (let y = 0; y < height; y++) {
    rows[to++] = filterUp;
    let from = y * width * 4;
    for (let x = 0; x < width; x++, from += 4) {
      for (let channel = 0; channel < 3; channel++) {
        const above = y === 0 ? 0 : (rgba[from + channel - width * 4] ?? 0);
        rows[to++] = (rgba[from + channel] ?? 0) - above;
      }
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const result = Buffer.alloc(body.length + 8);
  result.writeUInt32BE(data.length, 0);
  body.copy(result, 4);
  result.writeUInt32BE(crc32(body), body.length + 4);
  return result;
}
