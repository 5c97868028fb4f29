import { groups, type ReportCase } from "./report-cases.ts";

/** JUnit's XML as CI servers read it: a suite a page and engine. */
export function asJunit(cases: readonly ReportCase[]): string {
	const suites = [...groups(cases)].map(([name, group]) => {
		const children = group.map((one) => testCase(name, one));
		return element("testsuite", { name, ...totals(group) }, children);
	});
	const root = element("testsuites", totals(cases), suites);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function totals(cases: readonly ReportCase[]): Attributes {
	const failures = cases.filter(({ state }) => state === "failed").length;
	const skipped = cases.filter(isSkipped).length;
	return { tests: cases.length, failures, errors: 0, skipped };
}

function testCase(classname: string, one: ReportCase): string {
	const name = one.snippet ?? (one.page === null ? "run" : "page");
	const attributes = {
		classname,
		name,
		file: `${one.file}:${one.line}`,
		time: one.duration / 1000,
	};
	const verdict = [
		...(isSkipped(one) ? [element("skipped")] : []),
		...(one.state === "failed" ? [element("failure", { message: one.failure ?? "" })] : []),
	];
	return element("testcase", attributes, verdict);
}

function isSkipped({ state }: ReportCase): boolean {
	return state === "skipped" || state === "not run";
}

type Attributes = Readonly<Record<string, string | number>>;

function element(
	name: string,
	attributes: Attributes = {},
	children: readonly string[] = [],
): string {
	const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${quotable(value)}"`);
	const start = `<${name}${written.join("")}`;
	if (children.length === 0) return `${start}/>`;
	const lines = children.flatMap((child) => child.split("\n")).map((line) => `  ${line}`);
	return [`${start}>`, ...lines, `</${name}>`].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };

/**
 * A text as an attribute's value, on one line. What XML 1.0 has no way to write is left out: most control
 * characters, and halves of surrogate pairs (https://www.w3.org/TR/xml/#charsets).
 */
function quotable(value: string | number): string {
	return String(value)
		.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
		.replaceAll(/[&<"\t\n\r]/g, (one) => ENTITIES[one] ?? `&#${one.charCodeAt(0)};`);
}
