import { expect, test } from "vitest";
import { addressBehind } from "@/lib/rate-limit/client-address";

test("without a proxy of ours nothing a client says of its address is believed", () => {
  for (const header of [null, "203.0.113.9", "203.0.113.9, 198.51.100.7", "127.0.0.1"])
    expect(addressBehind(0, header)).toBe("direct");
});

test("behind a proxy the address is the one it wrote, whatever the client put before it", () => {
  expect(addressBehind(1, "198.51.100.7")).toBe("198.51.100.7");
  for (const spoofed of ["203.0.113.9", "203.0.113.9, 192.0.2.1", "unknown", "", ",", "a, b, c"])
    expect(addressBehind(1, `${spoofed}, 198.51.100.7`)).toBe("198.51.100.7");
});

test("behind two proxies it is the one the outer wrote", () => {
  expect(addressBehind(2, "203.0.113.9, 198.51.100.7, 10.0.0.2")).toBe("198.51.100.7");
  expect(addressBehind(2, "198.51.100.7, 10.0.0.2")).toBe("198.51.100.7");
});

test.each([null, "", "nonsense", "198.51.100.7.9", "<script>"])("%j is no address", (header) => {
  expect(addressBehind(1, header)).toBe("direct");
});

test("a request with fewer entries than there are proxies did not come through them", () => {
  expect(addressBehind(2, "203.0.113.9")).toBe("direct");
});

test("ports are not part of an address", () => {
  expect(addressBehind(1, "198.51.100.7:52044")).toBe("198.51.100.7");
  expect(addressBehind(1, "[2001:db8:1:2::9]:52044")).toBe("2001:db8:1:2::/64");
});

test.each([
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2:ffff::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
])("%s is counted as %s, for its owner has all of that", (address, counted) => {
  expect(addressBehind(1, address)).toBe(counted);
});
