import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";

/** Elements of a page, and what is wrong with them. */
const ELEMENTS: readonly [element: string, error?: RegExp][] = [
	['<Quote of="version" match="/(.*)/" />'],
	['<Quote page="exercice-7" of="images" match="/(\\d+)/" one="image" other="images" />'],
	['<Note of="ps" at="/PORTS/">Un <b>mot</b>.</Note>'],
	['<File path="simple-api/app.py" lines="1-9" />'],
	['<Qoute of="version" match="/(.*)/" />', /'Qoute' does not exist.*Did you mean 'Quote'/s],
	['<Quote match="/(.*)/" />', /'of' is missing/],
	['<Quote of="version" match="(.*)" />', /not assignable to type '`\/\$\{string\}\/`'/],
	['<Note of="ps" at="/PORTS/" />', /'children' is missing/],
	['<File path="simple-api/app.py" line="1-9" />', /'line' does not exist/],
];

const config = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile).config;

/** As MDX's language server has a page for TypeScript. */
const asCode = (element: string) =>
	`declare const _components: MDXProvidedComponents;\nexport default <>${element.replaceAll(/^<|<\/(?=[A-Z])/g, "$&_components.")}</>;\n`;

test("an editor checks the elements of a page", () => {
	const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
	const pages = new Map(
		ELEMENTS.map(([element], index) => [
			join(ROOT, `src/content/docs/${index}.tsx`),
			asCode(element),
		]),
	);
	const host = ts.createCompilerHost({});
	const getSourceFile = host.getSourceFile.bind(host);
	host.getSourceFile = (name, version, ...others) => {
		const text = pages.get(name);
		if (text === undefined) return getSourceFile(name, version, ...others);
		return ts.createSourceFile(name, text, version);
	};
	const program = ts.createProgram({
		rootNames: [...pages.keys(), join(ROOT, "scripts/plan/provided-components.d.ts")],
		options: { ...options, jsx: ts.JsxEmit.Preserve, skipLibCheck: true, strict: true },
		host,
	});
	for (const [index, file] of [...pages.keys()].entries()) {
		const errors = program
			.getSemanticDiagnostics(program.getSourceFile(file))
			.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
		const [element, error] = ELEMENTS[index] ?? [];
		expect(errors, element).toEqual(error === undefined ? [] : [expect.stringMatching(error)]);
	}
});

test("MDX's language server tells of errors in pages, by the types of Astro's elements", () => {
	expect(config.mdx).toEqual({ checkMdx: true });
	expect(config.compilerOptions.jsxImportSource).toBe("astro");
});
