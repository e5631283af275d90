import type { WasmMemory } from "./web-assembly";

type Handle = number;
type Pointer = number;

/** The functions of PDFium's public headers that reading needs, as WebAssembly exports them: every argument a number. */
export interface PdfiumExports {
  memory: WasmMemory;
  malloc(bytes: number): Pointer;
  free(pointer: Pointer): void;
  PDFiumExt_Init(): void;
  FPDF_LoadMemDocument64(data: Pointer, bytes: number, password: Pointer): Handle;
  FPDF_GetLastError(): number;
  FPDF_CloseDocument(document: Handle): void;
  FPDF_DocumentHasValidCrossReferenceTable(document: Handle): number;
  FPDF_GetPageCount(document: Handle): number;
  FPDF_LoadPage(document: Handle, index: number): Handle;
  FPDF_ClosePage(page: Handle): void;
  FPDF_GetPageBoundingBox(page: Handle, rect: Pointer): number;
  FPDFPage_GetRotation(page: Handle): number;
  FPDFPage_CountObjects(page: Handle): number;
  FPDFPage_GetObject(page: Handle, index: number): Handle;
  FPDFPageObj_GetType(object: Handle): number;
  FPDFPageObj_CountMarks(object: Handle): number;
  FPDFPageObj_GetMark(object: Handle, index: number): Handle;
  FPDFPageObjMark_RemoveParam(object: Handle, mark: Handle, key: Pointer): number;
  FPDFFormObj_CountObjects(form: Handle): number;
  FPDFFormObj_GetObject(form: Handle, index: number): Handle;
  FPDFText_LoadPage(page: Handle): Handle;
  FPDFText_ClosePage(textPage: Handle): void;
  FPDFText_CountChars(textPage: Handle): number;
  FPDFText_GetUnicode(textPage: Handle, index: number): number;
  FPDFText_GetTextObject(textPage: Handle, index: number): Handle;
  FPDFText_GetCharOrigin(textPage: Handle, index: number, x: Pointer, y: Pointer): number;
  FPDFText_GetLooseCharBox(textPage: Handle, index: number, rect: Pointer): number;
  FPDFText_GetCharBox(
    textPage: Handle,
    index: number,
    left: Pointer,
    right: Pointer,
    bottom: Pointer,
    top: Pointer,
  ): number;
  FPDFText_GetMatrix(textPage: Handle, index: number, matrix: Pointer): number;
  FPDFTextObj_GetFont(object: Handle): Handle;
  FPDFTextObj_GetFontSize(object: Handle, size: Pointer): number;
  FPDFTextObj_GetTextRenderMode(object: Handle): number;
  FPDFPageObj_GetFillColor(object: Handle, r: Pointer, g: Pointer, b: Pointer, a: Pointer): number;
  FPDFFont_GetGlyphWidth(font: Handle, codePoint: number, size: number, width: Pointer): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: Pointer, stride: number): Handle;
  FPDFBitmap_FillRect(
    bitmap: Handle,
    left: number,
    top: number,
    width: number,
    height: number,
    color: number,
  ): number;
  FPDFBitmap_Destroy(bitmap: Handle): void;
  FPDF_RenderPageBitmap(
    bitmap: Handle,
    page: Handle,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    flags: number,
  ): void;
}

/** FPDF_GetLastError: the file needs a password. */
export const errorPassword = 4;
/** FPDF_GetLastError: protected in a way PDFium does not know. */
export const errorSecurity = 5;
