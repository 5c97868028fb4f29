import semver from "semver";
import { nearest } from "../text/nearest.ts";
import { frontmatterPlace } from "./frontmatter.ts";
import type { Issue, Location } from "./issue.ts";
import type { Page } from "./page.ts";
import type { PlannedPage } from "./plan-pages.ts";

/** Gives each page the one after which it begins. */
export function linkPages(pages: readonly PlannedPage[]): {
	pages: PlannedPage[];
	issues: Issue[];
} {
	const known = new Map(pages.map((page) => [page.name, page]));
	const linked = new Map<string, PlannedPage>();
	const issues: Issue[] = [];
	const link = (page: PlannedPage, above: readonly string[]): PlannedPage => {
		const done = linked.get(page.name);
		if (done !== undefined) return done;
		const path = [...above, page.name];
		const previous = page.after === undefined ? undefined : known.get(page.after);
		const problem = problemOf(page, previous, path, [...known.keys()]);
		if (problem !== undefined) issues.push({ ...afterLocation(page), ...problem });
		const isFine = previous !== undefined && problem === undefined;
		const whole = isFine ? { ...page, previous: link(previous, path) } : page;
		linked.set(page.name, whole);
		return whole;
	};
	return { pages: pages.map((page) => link(page, [])), issues };
}

/** A page and those that lead to it, from itself back to the one that begins on a new machine. */
export function chainOf(page: PlannedPage): PlannedPage[] {
	return [page, ...(page.previous === undefined ? [] : chainOf(page.previous))];
}

/** Where a page says after which one it begins. */
export function afterLocation({ file, after = "", sources }: Page): Location {
	return frontmatterPlace(file, sources.get(file) ?? "", "after", after);
}

/** @param path Names of the pages that lead here, this one last. */
function problemOf(
	{ after, engines = "*" }: Page,
	previous: Page | undefined,
	path: readonly string[],
	known: readonly string[],
): Pick<Issue, "message" | "hint"> | undefined {
	if (after === undefined) return undefined;
	if (previous === undefined) {
		const name = after.replace(/^[./]*(?:src\/content\/docs\/)?|\.mdx?$|\/?(?:#.*)?$/g, "");
		const meant = nearest(name.toLowerCase().replaceAll(/\s+/g, "-"), known);
		return {
			message: `There is no page \`${after}\` with commands, after which this one could begin.`,
			hint: meant === undefined ? `There are: ${known.join(", ")}.` : `Did you mean \`${meant}\`?`,
		};
	}
	if (path.includes(after)) {
		const round = [after, ...path.slice(path.indexOf(after)).reverse()];
		return {
			message: `The page begins after itself: ${round.join(" → ")}.`,
			hint: "Drop `after` from one of them, which then begins on a new machine.",
		};
	}
	if (semver.subset(engines, previous.engines ?? "*")) return undefined;
	return {
		message: `The page runs on Docker versions (${engines}) on which \`${after}\`, after which it begins, does not (${previous.engines}).`,
		hint: `Give both the same: engines: "${previous.engines}".`,
	};
}
