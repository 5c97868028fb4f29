import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";

/** The colours of `styles/ansi.css`, by variable, of the dark theme or of the light one. */
async function palette(theme: "dark" | "light"): Promise<Map<string, string>> {
	const css = await readFile(join(ROOT, "src/styles/ansi.css"), "utf8");
	const pairs = css.matchAll(/(--term-[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
	return new Map(
		[...pairs].map(([, name = "", light = "", dark = ""]) => [
			name,
			theme === "light" ? light : dark,
		]),
	);
}

/** Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(color: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((index) => {
		const value = Number.parseInt(color.slice(index, index + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

test.each(["dark", "light"] as const)("every colour is legible, %s", async (theme) => {
	const colors = await palette(theme);
	const background = colors.get("--term-background") ?? "";
	const inks = [...colors].filter(([name]) =>
		/ansi|foreground|muted|prompt|error|token/.test(name),
	);
	expect(inks.filter(([name]) => name.includes("ansi"))).toHaveLength(16);
	const faint = inks.filter(([, color]) => contrast(color, background) < 4.5);
	expect(faint).toEqual([]);
});
