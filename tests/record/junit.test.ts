import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { asJunit } from "../../scripts/record/junit.ts";
import type { ReportCase } from "../../scripts/record/report-cases.ts";

interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: Element[];
}

/** Reads XML as strictly as its specification wants; throws where it is not well-formed. */
function parse(xml: string): Element | undefined {
	const open: Element[] = [{ name: "", attributes: {}, children: [] }];
	const parser = new SaxesParser();
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", ({ name, attributes }) => {
		const element = { name, attributes, children: [] };
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on("closetag", () => open.pop());
	parser.write(xml).close();
	return open[0]?.children[0];
}

const CASE: ReportCase = {
	page: "a",
	engine: "28.5",
	snippet: "good",
	file: "src/content/docs/a.mdx",
	line: 1,
	state: "passed",
	duration: 1234,
};
const FAILED: ReportCase = { ...CASE, snippet: "bad", line: 5, state: "failed", duration: 0 };

test("a page is a suite, a snippet a case", () => {
	const cases: ReportCase[] = [
		CASE,
		{ ...FAILED, failure: "It broke." },
		{ ...CASE, snippet: "after", state: "not run", duration: 0 },
		{ ...CASE, snippet: "newer", state: "skipped", duration: 0 },
		{ ...FAILED, page: "b", snippet: null, failure: "A quote fits nothing." },
		{ ...FAILED, page: null, engine: null, snippet: null, failure: "It went away." },
	];
	const file = "src/content/docs/a.mdx";
	expect(asJunit(cases)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="6" failures="3" errors="0" skipped="2">
  <testsuite name="a (Docker 28.5)" tests="4" failures="1" errors="0" skipped="2">
    <testcase classname="a (Docker 28.5)" name="good" file="${file}:1" time="1.234"/>
    <testcase classname="a (Docker 28.5)" name="bad" file="${file}:5" time="0">
      <failure message="It broke."/>
    </testcase>
    <testcase classname="a (Docker 28.5)" name="after" file="${file}:1" time="0">
      <skipped/>
    </testcase>
    <testcase classname="a (Docker 28.5)" name="newer" file="${file}:1" time="0">
      <skipped/>
    </testcase>
  </testsuite>
  <testsuite name="b (Docker 28.5)" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="b (Docker 28.5)" name="page" file="${file}:5" time="0">
      <failure message="A quote fits nothing."/>
    </testcase>
  </testsuite>
  <testsuite name="record" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="record" name="run" file="${file}:5" time="0">
      <failure message="It went away."/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

/** What is said of a failure, as a reader of the XML gets it. */
function read(failure: string): string | undefined {
	const suite = parse(asJunit([{ ...FAILED, failure }]))?.children[0];
	return suite?.children[0]?.children[0]?.attributes["message"];
}

test("a failure is read as it was written, with its lines", () => {
	const failure = "a.mdx:3:1 <It> \"broke\" & 'so' ]]>\n\t│ é 😀 \u2028\r\nend";
	expect(read(failure)).toBe(failure);
});

test("what XML cannot hold is left out", () => {
	expect(read("\0 \b \u001b[31m \ud83d \udc00 \ufffe \uffff")).toBe("  [31m    ");
	expect(parse(asJunit([]))).toMatchObject({ name: "testsuites", children: [] });
});

test("whatever a terminal shows, it is well-formed and loses nothing else", () => {
	const awkward = fc.constantFrom(
		..."\0\u001b\n\r\t<>&\"' \ud83d\ude00\ufffe\uffffé]",
		"&amp;",
		"-->",
	);
	fc.assert(
		fc.property(fc.string({ unit: fc.oneof(awkward, fc.string({ unit: "binary" })) }), (text) => {
			const kept = [...text].filter((one) => isXml(one.codePointAt(0) ?? 0));
			expect(read(text)).toBe(kept.join(""));
		}),
		{ numRuns: 100 },
	);
});

/** https://www.w3.org/TR/xml/#charsets */
function isXml(code: number): boolean {
	if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
	return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
