import { deflateSync } from "node:zlib";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { pagesPdf, textAt } from "../support/raw-pdf";
import { tinyStatement } from "../support/tiny-statement";

/** Sound files of each build: plain, packed, with forms and pictures, with object streams, protected. */
export async function seedFiles(): Promise<Uint8Array[]> {
  return [tinyStatement(), packed(), withFormAndPicture(), await modern(), await protectedByOwner()];
}

function packed(): Uint8Array {
  const content = Array.from({ length: 40 }, (_, row) =>
    textAt(50, 700 - 12 * row, `0${row}00-0000 Account ${row}`),
  );
  return pagesPdf([
    { content: { dictionary: "/Filter /FlateDecode", data: deflateSync(Buffer.from(content.join(""))) } },
    {
      content: textAt(50, 700, "Second page"),
      entries: "/MediaBox [10 10 600 700] /CropBox [20 20 500 600] /Rotate 90",
    },
  ]);
}

function withFormAndPicture(): Uint8Array {
  return pagesPdf(
    [{ content: `/X Do q 100 0 0 100 50 50 cm /P Do Q`, resources: "/XObject << /X 7 0 R /P 8 0 R >>" }],
    [
      {
        dictionary:
          "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>",
        data: textAt(50, 650, "12,345.67"),
      },
      {
        dictionary:
          "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
        data: deflateSync(Buffer.alloc(64, 128)),
      },
    ],
  );
}

async function modern(): Promise<Uint8Array> {
  return (await newDocument()).save({ useObjectStreams: true });
}

async function protectedByOwner(): Promise<Uint8Array> {
  const document = await newDocument();
  document.encrypt({ userPassword: "", ownerPassword: "owner" });
  return document.save();
}

async function newDocument(): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const fonts = [
    await document.embedFont(StandardFonts.Helvetica),
    await document.embedFont(StandardFonts.TimesRoman),
  ];
  for (const font of fonts) {
    document
      .addPage([612, 792])
      .drawText("Balance Sheet\nTotal Assets 1,234.56", { x: 50, y: 700, size: 8, font });
  }
  return document;
}
