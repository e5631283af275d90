import type { PageImage } from "@/lib/engines/reader-pool";

export interface KeptImage extends PageImage {
  etag: string;
}

/** A page at two pixels a point takes some 100 kB: this is a few hundred pages, for everybody who pages through them now. */
const MOST_BYTES = 48 * 1024 * 1024;

/** Route handlers get different instances of this module; the pictures are kept once all the same. */
const shared = globalThis as typeof globalThis & { reimsPageImages?: ImageCache };

/** The picture of that key, drawn now if nobody did before; asked for twice at once, it is drawn once. */
export function keepImage(key: string, draw: () => Promise<KeptImage>): Promise<KeptImage> {
  shared.reimsPageImages ??= new ImageCache(MOST_BYTES);
  return shared.reimsPageImages.get(key, draw);
}

/** Keeps what was asked for last, as much as fits. Keys begin with the organisation. */
export class ImageCache {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, KeptImage>();
  readonly #drawing = new Map<string, Promise<KeptImage>>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  async get(key: string, draw: () => Promise<KeptImage>): Promise<KeptImage> {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const drawing = this.#drawing.get(key) ?? this.#draw(key, draw);
    return drawing;
  }

  #draw(key: string, draw: () => Promise<KeptImage>): Promise<KeptImage> {
    const drawing = draw()
      .then((image) => {
        this.#keep(key, image);
        return image;
      })
      .finally(() => this.#drawing.delete(key));
    this.#drawing.set(key, drawing);
    return drawing;
  }

  #keep(key: string, image: KeptImage): void {
    if (image.png.byteLength > this.#mostBytes) return;
    this.#kept.set(key, image);
    this.#bytes += image.png.byteLength;
    for (const [oldest, { png }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= png.byteLength;
    }
  }
}
