import { expect, test } from "vitest";
import { hidePasswords } from "../../scripts/text/hide-passwords.ts";

test.each([
	["http://user:secret@proxy:3128", "http://***@proxy:3128"],
	["Err: http://u:p%40ss@proxy/ and https://a:b@c", "Err: http://***@proxy/ and https://***@c"],
	["http://u:p@ss@proxy:1", "http://***@proxy:1"],
	["socks5://u:@proxy", "socks5://***@proxy"],
	["http://proxy:3128/a:b@c", "http://proxy:3128/a:b@c"],
	["ssh://user@host, alpine@sha256:00", "ssh://user@host, alpine@sha256:00"],
])("%s", (text, hidden) => {
	expect(hidePasswords(text)).toBe(hidden);
});
