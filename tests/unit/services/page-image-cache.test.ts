import { expect, test } from "vitest";
import { ImageCache, type KeptImage } from "@/lib/services/documents/page-image-cache";

const image = (bytes: number): KeptImage => ({
  width: 1,
  height: 1,
  pageWidth: 1,
  pageHeight: 1,
  png: new Uint8Array(bytes),
  etag: '"x"',
});

test("a picture asked for twice at once is drawn once, and then kept", async () => {
  const cache = new ImageCache(100);
  let drawn = 0;
  const draw = async () => {
    drawn += 1;
    return image(10);
  };
  const [one, two] = await Promise.all([cache.get("a", draw), cache.get("a", draw)]);
  await cache.get("a", draw);
  expect(one).toBe(two);
  expect(drawn).toBe(1);
});

test("what was not asked for the longest goes first when there is no more room", async () => {
  const cache = new ImageCache(100);
  const drawn: string[] = [];
  const get = (key: string) =>
    cache.get(key, async () => {
      drawn.push(key);
      return image(40);
    });
  for (const key of ["a", "b", "a", "c", "a", "b"]) await get(key);
  expect(drawn).toEqual(["a", "b", "c", "b"]);
});

test("a picture that could not be drawn is tried again, and one that fits nowhere is not kept", async () => {
  const cache = new ImageCache(100);
  await expect(cache.get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect((await cache.get("a", async () => image(101))).png.byteLength).toBe(101);
  expect((await cache.get("a", async () => image(5))).png.byteLength).toBe(5);
});
