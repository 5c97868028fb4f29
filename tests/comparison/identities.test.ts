import { describe, expect, test } from "vitest";
import { Identities } from "../../scripts/comparison/identities.ts";
import { readTokens, type Token } from "../../scripts/comparison/read-tokens.ts";

function token(text: string): Token {
	const [one] = readTokens(text);
	if (one === undefined) throw new Error(`${text} is nothing.`);
	return one;
}

const [A, B, C] = [token("aaaa1111bbbb"), token("cccc2222dddd"), token("eeee3333ffff")];
const full = (id: Token) => token(`${id.text.repeat(5)}abcd`);

describe("identifiers", () => {
	test("that nobody knows may stand for any", () => {
		const identities = new Identities();
		expect(identities.agree(A, B)).toBe(true);
		expect(identities.knows(A)).toBe(false);
	});

	test("stand for one another only, once that is known", () => {
		const identities = new Identities();
		identities.learn(A, B);
		expect(identities.knows(A)).toBe(true);
		expect(identities.knows(B)).toBe(false);
		expect(identities.agree(A, B)).toBe(true);
		expect(identities.agree(A, C)).toBe(false);
		expect(identities.agree(C, B)).toBe(false);
		expect(identities.agree(C, A)).toBe(true);
	});

	test("are the same in full, cut, and with the name of their hash", () => {
		const identities = new Identities();
		identities.learn(full(A), token(`sha256:${full(B).text}`));
		expect(identities.agree(A, B)).toBe(true);
		expect(identities.agree(A, C)).toBe(false);
	});

	test("that are numbers become what their likes became, and two may become the same", () => {
		const identities = new Identities();
		expect(identities.follows("32768", "32769")).toBe(true);
		identities.learnNumber("32768", "32769");
		expect(identities.follows("32768", "32770")).toBe(false);
		expect(identities.follows("32771", "32769")).toBe(true);
	});

	test("of two kinds are two", () => {
		const identities = new Identities();
		identities.learn({ ...A, kind: "random" }, { ...B, kind: "random" });
		expect(identities.agree(A, C)).toBe(true);
	});
});

describe("what was tried", () => {
	test("goes on from what is known, and leaves it as it is", () => {
		const known = new Identities();
		known.learn(A, B);
		const tried = new Identities(known);
		expect(tried.knows(A)).toBe(true);
		expect(tried.agree(A, C)).toBe(false);
		expect(tried.agree(C, B)).toBe(false);
		tried.learn(C, A);
		expect(tried.agree(C, B)).toBe(false);
		expect(known.knows(C)).toBe(false);
	});

	test("is known once it is kept", () => {
		const known = new Identities();
		const tried = new Identities(known);
		tried.learn(A, B);
		known.learnAll(tried);
		expect(known.agree(A, C)).toBe(false);
		expect(known.agree(C, B)).toBe(false);
	});
});
