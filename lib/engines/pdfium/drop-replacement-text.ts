import type { PdfiumExports } from "./pdfium-exports";
import type { Scratch } from "./scratch";

const formObject = 5;
/** A form inside a form inside … this deep is still looked into; PDFium itself parses none much deeper. */
const deepestForm = 16;

/**
 * Removes what a page says its text is in place of what it draws (`/ActualText`): a figure is what a reader of the page
 * sees, whatever the file says for it. Must run before the page's text is loaded.
 */
export function dropReplacementText(exports: PdfiumExports, scratch: Scratch, page: number): void {
  const key = scratch.nameOf("ActualText");
  const count = exports.FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i++) dropFrom(exports, exports.FPDFPage_GetObject(page, i), key, 0);
}

function dropFrom(exports: PdfiumExports, object: number, key: number, depth: number): void {
  for (let i = exports.FPDFPageObj_CountMarks(object) - 1; i >= 0; i--) {
    exports.FPDFPageObjMark_RemoveParam(object, exports.FPDFPageObj_GetMark(object, i), key);
  }
  if (depth >= deepestForm || exports.FPDFPageObj_GetType(object) !== formObject) return;
  const count = exports.FPDFFormObj_CountObjects(object);
  for (let i = 0; i < count; i++) dropFrom(exports, exports.FPDFFormObj_GetObject(object, i), key, depth + 1);
}
