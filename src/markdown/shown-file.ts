import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "satteri";
import { ifAbsent } from "../../scripts/text/if-absent.ts";
import { withLineFeeds } from "../../scripts/text/line-feeds.ts";
import { nearest } from "../../scripts/text/nearest.ts";
import { PageError } from "../join/page-error.ts";
import { withAttributes } from "./mdx-element.ts";

/**
 * `<File path="…" lines="1-10" />` with the text of the file.
 *
 * @param root The repository's root.
 * @param page The page's path relative to it.
 * @throws {PageError} where there is no such file, or it has no such lines.
 */
export async function shownFile(
	node: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
	root: string,
	page: string,
): Promise<MdxJsxFlowElement> {
	const attribute = (name: string): string | undefined => {
		const found = node.attributes.find(
			(one) => one.type === "mdxJsxAttribute" && one.name === name,
		)?.value;
		return typeof found === "string" ? found : undefined;
	};
	const { line, column } = node.position?.start ?? { line: 1, column: 1 };
	const fail = (message: string, hint: string) =>
		new PageError([{ file: page, line, column, message, hint }]);

	const path = attribute("path");
	const usage = 'Write <File path="simple-api/app.py" />.';
	if (path === undefined) throw fail("A shown file needs its `path`.", usage);
	const folder = join(root, "snippets");
	const source = join(folder, path);
	// Where links lead, too: what is elsewhere on the machine that builds must not be published.
	const real = await realpath(source).catch(ifAbsent(source));
	const isOutside = relative(await realpath(folder), real).startsWith("..");
	if (isOutside || relative(folder, source).startsWith("..")) {
		throw fail(`The file \`${path}\` is outside snippets/.`, usage);
	}
	const status = await stat(source).catch(ifAbsent(undefined));
	if (status?.isFile() === false) {
		throw fail(`snippets/${path} is no file.`, usage);
	}
	if (status === undefined) {
		const below = path.replace(/^\/?snippets\//, "");
		const others = await readdir(join(folder, dirname(below))).catch(ifAbsent<string[]>([]));
		const meant = nearest(basename(below), others);
		const mend = meant && ` Did you mean ${join(dirname(below), meant)}?`;
		throw fail(`There is no file snippets/${path}.`, `Paths start below snippets/.${mend ?? ""}`);
	}
	const text = withLineFeeds(await readFile(source)).toString();

	const lines = attribute("lines");
	if (lines === undefined) return withAttributes("File", { path, code: text.trimEnd() });
	const [, first, last] = /^(\d+)-(\d+)$/.exec(lines) ?? [];
	const all = text.trimEnd().split("\n");
	const [from, to] = [Number(first), Number(last)];
	if (!(from >= 1 && from <= to && to <= all.length)) {
		throw fail(
			`The lines \`${lines}\` are not lines of snippets/${path}.`,
			`It has ${all.length} lines; write lines="1-${all.length}".`,
		);
	}
	return withAttributes("File", { path, lines, code: all.slice(from - 1, to).join("\n") });
}
