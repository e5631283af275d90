const mebibyte = 1024 * 1024;

/** What one file may cost. Everything read is hostile until shown otherwise. */
export interface ReaderLimits {
  fileBytes: number;
  pages: number;
  documentMs: number;
  startMs: number;
  glyphsPerPage: number;
  glyphsPerDocument: number;
  streamBytes: number;
  inflatedBytes: number;
  engineBytes: number;
  residentBytes: number;
  heapMebibytes: number;
  renderPixels: number;
}

export const readerLimits: Readonly<ReaderLimits> = {
  /** A year of statements of a large portfolio in one print is under 10 MiB; more is a scan or a mistake. */
  fileBytes: 50 * mebibyte,
  /** The longest statement seen has 6 pages; 500 leaves room for a whole portfolio in one print. */
  pages: 500,
  /** 500 full pages take about 2 s; the rest is for a slow or busy machine. A person still waits for it. */
  documentMs: 15_000,
  /** Starting takes about 0.1 s; only a machine out of memory or processes needs longer. */
  startMs: 20_000,
  /** A letter page set solid in 4-point type holds about 40,000 characters. */
  glyphsPerPage: 100_000,
  /** 500 dense statement pages hold about 1.5 million characters; words of ten times as many would fill the heap. */
  glyphsPerDocument: 5_000_000,
  /** What one page's drawing commands unpack to: the densest seen are under 1 MiB. */
  streamBytes: 64 * mebibyte,
  /** All packed data of a file except pictures, unpacked: 500 pages of the densest kind. */
  inflatedBytes: 256 * mebibyte,
  /** PDFium's memory: a file of the largest size, its unpacked pages and one page image, with as much again. */
  engineBytes: 512 * mebibyte,
  /** The whole reading process: engine memory, the heap, the file in transit and Node itself. */
  residentBytes: 1024 * mebibyte,
  /** JavaScript objects: 500 dense pages of words take about 100 MiB. */
  heapMebibytes: 384,
  /** A letter page at 300 dots an inch is 8.4 million; 64 MiB of pixels is the most a page image needs. */
  renderPixels: 16 * mebibyte,
};
