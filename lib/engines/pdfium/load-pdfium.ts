import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { withMemoryMaximum } from "./memory-maximum";
import type { PdfiumExports } from "./pdfium-exports";
import { type WasmImports, webAssembly } from "./web-assembly";

export interface LoadedPdfium {
  exports: PdfiumExports;
  /** True once PDFium was refused memory. It answers that with less text, not with an error, so ask after every call. */
  wasRefusedMemory(): boolean;
}

/** A PDFium of its own, initialised, whose memory cannot grow past `maximumBytes`. */
export async function loadPdfium(maximumBytes: number): Promise<LoadedPdfium> {
  const { init } = await import("@embedpdf/pdfium");
  const binary = await readFile(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));
  const module = await webAssembly.compile(withMemoryMaximum(binary, maximumBytes));
  let isRefused = false;
  const overrides = {
    // What the runtime would print is not for people; failures come back as values and traps.
    print: () => {},
    printErr: () => {},
    instantiateWasm(imports: WasmImports, receive: (instance: unknown) => void) {
      const env = imports.env ?? {};
      const grow = env.emscripten_resize_heap as (requestedBytes: number) => boolean | number;
      env.emscripten_resize_heap = (requestedBytes: number) => {
        const isGrown = grow(requestedBytes);
        if (!isGrown) isRefused = true;
        return isGrown;
      };
      webAssembly.instantiate(module, imports).then(receive);
      return {};
    },
  };
  const { pdfium } = await init(overrides as unknown as Parameters<typeof init>[0]);
  // Safe because the package exports PDFium's public functions unchanged; the engine's tests call every one of them.
  const exports = pdfium.wasmExports as unknown as PdfiumExports;
  exports.PDFiumExt_Init();
  return { exports, wasRefusedMemory: () => isRefused };
}
