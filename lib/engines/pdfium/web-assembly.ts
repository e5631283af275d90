/** The part of the WebAssembly interface used here; Node's own types leave it to the browser's. */
interface WebAssemblyNamespace {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: WasmImports): Promise<unknown>;
}

export type WasmModule = object;
export type WasmImports = Record<string, Record<string, unknown>>;
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

// Safe because every supported Node has the standard global.
export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyNamespace }).WebAssembly;
