import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { pagesPdf, rawPdf, textAt } from "./raw-pdf";

const mebibyte = 1024 * 1024;
const twicePacked = "/Filter [/FlateDecode /FlateDecode]";

/** Files made to harm their reader, each small and each valid enough to be opened. */
export const hostilePdfs = {
  /** One page whose commands unpack from 1 MiB to 1 GiB of spaces. */
  bomb: () => pagesPdf([{ content: { dictionary: "/Filter /FlateDecode", data: packedSpaces(1024) } }]),

  /** Packed twice: some 10 KiB unpack to 5 GiB. */
  nestedBomb: () =>
    pagesPdf([{ content: { dictionary: twicePacked, data: deflateSync(packedSpaces(5 * 1024)) } }]),

  /** The same under the name of a picture, so that counting passes it by; the page draws it as its content. */
  disguisedBomb: () =>
    pagesPdf([
      {
        content: { dictionary: `/Subtype /Image ${twicePacked}`, data: deflateSync(packedSpaces(5 * 1024)) },
      },
    ]),

  /** A picture that claims 100,000 by 100,000 pixels. */
  hugePicture: () =>
    pagesPdf(
      [
        {
          content: `${textAt(50, 700, "Picture")}q 500 0 0 500 50 50 cm /X Do Q`,
          resources: "/XObject << /X 7 0 R >>",
        },
      ],
      [
        {
          dictionary:
            "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode",
          data: packedSpaces(256),
        },
      ],
    ),

  /** Three million pieces of text on one page. */
  endlessPage: () =>
    pagesPdf([
      {
        content: {
          dictionary: "/Filter /FlateDecode",
          data: deflateSync("BT/F1 1 Tf(a)Tj ET\n".repeat(3_000_000)),
        },
      },
    ]),

  /** A form drawing itself. */
  recursiveForm: () =>
    pagesPdf([{ content: "/X Do", resources: "/XObject << /X 7 0 R >>" }], [form("/X Do /X Do", 7)]),

  /** Forms that draw the next one ten times, nine deep: a billion drawings. */
  formTower: () =>
    pagesPdf(
      [{ content: "/X Do", resources: "/XObject << /X 7 0 R >>" }],
      [
        ...Array.from({ length: 9 }, (_, level) => form("/X Do ".repeat(10), 8 + level)),
        form(textAt(50, 50, "9"), 16),
      ],
    ),

  /** Says it has 400 pages and has one. */
  pageCountLie: () =>
    rawPdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 400 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    ]),

  /** Says it has two thousand million pages. */
  hugePageCount: () =>
    rawPdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    ]),

  /** A page tree that contains itself. */
  pageTreeLoop: () =>
    rawPdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 3 >>",
      "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 3 >>",
    ]),

  /** A table of objects whose previous version is itself. */
  crossReferenceLoop: () => {
    const plain = Buffer.from(pagesPdf([{ content: textAt(50, 700, "Loop") }]));
    const at = plain.lastIndexOf("xref\n0");
    return Uint8Array.from(
      Buffer.from(plain.toString("latin1").replace("/Root 1 0 R", `/Root 1 0 R /Prev ${at}`), "latin1"),
    );
  },

  /** Arrays inside arrays, half a million deep. */
  deepNesting: () =>
    rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", `${"[".repeat(500_000)}${"]".repeat(500_000)}`]),

  /** A page a mile wide in every direction. */
  hugePage: () =>
    pagesPdf([{ content: textAt(50, 700, "Wide"), entries: "/MediaBox [0 0 9000000 9000000]" }]),
} satisfies Record<string, () => Uint8Array>;

function form(content: string, next: number) {
  return {
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${next} 0 R >> >>`,
    data: content,
  };
}

/** A packed stream of this many MiB of spaces, made at once by repeating the packing of one; its checksum is wrong. */
function packedSpaces(mebibytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(mebibyte, " "), { finishFlush: constants.Z_FULL_FLUSH });
  const header = Buffer.from([0x78, 0x9c]);
  const lastBlock = Buffer.from([0x03, 0x00]);
  return Buffer.concat([header, ...Array.from({ length: mebibytes }, () => one), lastBlock, Buffer.alloc(4)]);
}
