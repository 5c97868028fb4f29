import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";

/** Red, green and blue, from 0 to 255. */
type Color = readonly number[];

const style = (name: string) => readFile(join(ROOT, "src/styles", name), "utf8");
const css = { ansi: await style("ansi.css"), lines: await style("terminal-lines.css") };

/** The 240 colours that a program may choose beside the 16 of the palette. */
const SHADES = [0, 95, 135, 175, 215, 255];
const OTHERS: readonly Color[] = [
	...SHADES.flatMap((red) =>
		SHADES.flatMap((green) => SHADES.map((blue) => [red, green, blue] as const)),
	),
	...Array.from({ length: 24 }, (_, index) => Array<number>(3).fill(8 + 10 * index)),
];

/** The colours of `styles/ansi.css`, by variable, of the dark theme or of the light one. */
function palette(theme: "dark" | "light"): Map<string, Color> {
	const pairs = css.ansi.matchAll(/--term-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
	return new Map(
		[...pairs].map(([, name = "", light = "", dark = ""]) => {
			const hex = theme === "light" ? light : dark;
			return [name, [1, 3, 5].map((index) => Number.parseInt(hex.slice(index, index + 2), 16))];
		}),
	);
}

/** What text of a terminal may stand on, by name: the plain background, its bar, and the lines that a page marks. */
function backgrounds(colors: Map<string, Color>): [name: string, color: Color][] {
	const plain = colors.get("background") ?? [];
	const marks = css.lines.matchAll(
		/^\.terminal-(?:marked|inserted)(?:,\n\.terminal-inserted)? \{[^}]*?background: color-mix\(in srgb, var\(--term-(ansi-\w+)\) (\d+)%, transparent\)/gm,
	);
	const mixed = [...marks].map(([, name = "", share]): [string, Color] => {
		const part = Number(share) / 100;
		const ink = colors.get(name) ?? [];
		return [`marked ${name}`, plain.map((one, at) => (ink[at] ?? 0) * part + one * (1 - part))];
	});
	return [["plain", plain], ["bar", colors.get("bar") ?? []], ...mixed];
}

/** Of sRGB without its curve. */
const linear = (value: number) =>
	value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const curved = (value: number) =>
	255 *
	Math.min(1, Math.max(0, value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));

/** A matrix (rows of three) times a colour. */
const times = (rows: readonly Color[], color: Color) =>
	rows.map((row) => row.reduce((sum, factor, at) => sum + factor * (color[at] ?? 0), 0));

/** What a theme makes of a colour outside its palette: its hue, and the theme's lightness (https://bottosson.github.io/posts/oklab/). */
function adapted(color: Color, theme: "dark" | "light"): Color {
	const most = Number(/min\(l, ([\d.]+)\)/.exec(css.ansi)?.[1]);
	const least = Number(/max\(l, ([\d.]+)\)/.exec(css.ansi)?.[1]);
	const cones = times(
		[
			[0.4122214708, 0.5363325363, 0.0514459929],
			[0.2119034982, 0.6806995451, 0.1073969566],
			[0.0883024619, 0.2817188376, 0.6299787005],
		],
		color.map(linear),
	).map(Math.cbrt);
	const [light = 0, ...hue] = times(
		[
			[0.2104542553, 0.793617785, -0.0040720468],
			[1.9779984951, -2.428592205, 0.4505937099],
			[0.0259040371, 0.7827717662, -0.808675766],
		],
		cones,
	);
	const lightness = theme === "light" ? Math.min(light, most) : Math.max(light, least);
	const back = times(
		[
			[1, 0.3963377774, 0.2158037573],
			[1, -0.1055613458, -0.0638541728],
			[1, -0.0894841775, -1.291485548],
		],
		[lightness, ...hue],
	).map((cone) => cone ** 3);
	return times(
		[
			[4.0767416621, -3.3077115913, 0.2309699292],
			[-1.2684380046, 2.6097574011, -0.3413193965],
			[-0.0041960863, -0.7034186147, 1.707614701],
		],
		back,
	).map(curved);
}

/** Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(color: Color): number {
	return times([[0.2126, 0.7152, 0.0722]], color.map(linear))[0] ?? 0;
}

function contrast(one: Color, other: Color): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

test.each(["dark", "light"] as const)(
	"every colour is legible, in marked lines, too, %s",
	(theme) => {
		const colors = palette(theme);
		const inks = [...colors].filter(([name]) =>
			/ansi|foreground|muted|prompt|error|token/.test(name),
		);
		expect(inks.filter(([name]) => name.includes("ansi"))).toHaveLength(16);
		const places = backgrounds(colors);
		expect(places).toHaveLength(4);
		const faint = places.flatMap(([place, background]) =>
			inks
				.filter(([, color]) => contrast(color, background) < 4.5)
				.map(([name]) => `${name} on ${place}`),
		);
		expect(faint).toEqual([]);
	},
);

test.each(["dark", "light"] as const)("so is each of the 240 others, %s", (theme) => {
	const places = backgrounds(palette(theme));
	const faint = OTHERS.flatMap((color) => {
		const shown = adapted(color, theme);
		return places
			.filter(([, background]) => contrast(shown, background) < 4.5)
			.map(([place]) => `${color} on ${place}`);
	});
	expect(OTHERS).toHaveLength(240);
	expect(faint).toEqual([]);
});
