import { expect, test } from "vitest";
import { shortHash } from "../../scripts/text/short-hash.ts";

test("a text and a file of its bytes have one hash", () => {
	expect(shortHash("né\n", 16)).toBe("9f8aa52f24100ff4");
	expect(shortHash(Buffer.from("né\n"), 12)).toBe("9f8aa52f2410");
});
