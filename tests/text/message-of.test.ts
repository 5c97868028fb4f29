import { expect, test } from "vitest";
import { messageOf } from "../../scripts/text/message-of.ts";

test("an error says its message, anything else itself", () => {
	expect(messageOf(new TypeError("no such thing"))).toBe("no such thing");
	expect(messageOf("no such thing")).toBe("no such thing");
	expect(messageOf(undefined)).toBe("undefined");
});
