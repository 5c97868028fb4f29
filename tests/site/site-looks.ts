import { join } from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../support/repository-root.ts";
import { PATHS } from "./course.ts";

/** What they are compared with: `npm run capture`. */
export const LOOKS_FILE = join(ROOT, "tests/site/looks.txt");

/** All that readers meet, below the site's address. */
const PAGES = [...PATHS.map((path) => (path === "" ? "" : `${path}/`)), "imprimer/", "404.html"];

/** What fills the width that it is given, so that its place is the same whatever the machine's fonts. */
const BLOCKS = [
	"header.header",
	".sidebar-pane",
	"main",
	"h1",
	".right-sidebar",
	"mobile-starlight-toc nav",
	".sl-markdown-content > p",
	".sl-markdown-content > ul",
	".sl-markdown-content > .sl-heading-wrapper.level-h2:not(:first-child)",
	".version-bar",
	".terminal-place",
	".terminal-place > details > summary",
	".terminal",
	".terminal figcaption",
	".terminal > .terminal-body",
	".terminal-origin",
	":not(.illustration) > .expressive-code figure",
	":not(.illustration) > .expressive-code pre",
	".illustration",
	".tab-title",
	"starlight-tabs",
	".option-table",
	".option-table tbody tr",
	".change-table",
	".change-table td",
	".state-table",
	".state-table tbody tr",
	".take-along",
	".home",
	".home-exercises li",
	".home-steps > li",
	".pagination-links > a",
	".chapter > h2",
	".provenance",
	".provenance dl",
];

/** What is as wide as its text, or as what is beside it. */
const WORDS = [
	"body",
	".terminal-split > .terminal-body",
	".terminal-notes",
	".terminal-turn + .terminal-screen .terminal-row",
	".site-title",
	".sidebar-content a[aria-current]",
	"button[data-open-modal]",
	".version-switch select",
	"h2",
	"h3",
	".sl-markdown-content > p > a:not([class])",
	".sl-markdown-content p > code",
	".sl-markdown-content table:not([class])",
	".terminal-light",
	".terminal-name",
	".terminal-prompt",
	".terminal-input",
	".terminal-screen",
	".terminal-exit",
	".terminal-turn",
	".terminal-fold > summary",
	"terminal-copy button",
	"terminal-lines button",
	"terminal-replay button",
	".terminal-quoted",
	".terminal-marked",
	".terminal-inserted",
	".note-mark",
	".note-number",
	".quote code",
	".picture img",
	".picture figcaption",
	".home-actions a",
	".home-exercises a",
	".home-tagline",
];

const WIDTHS = [360, 768, 1280, 1440];

/** Where each kind of thing looks how: scenes by what is seen there. */
export type Looks = Map<string, Set<string>>;

/**
 * What the site's pages look like, at four widths, in both themes and on paper: a line for each look that a kind of thing
 * has anywhere, with its place from left to right, its box, its borders and its colours. The first one on a page stands
 * for all of them. Letters are no part of it, nor is how high anything is, nor on which page it stands: machines have
 * other fonts, and pages other texts with each edit and each recording.
 *
 * @param open Opens a page in a window of its own, of which nothing points at anything.
 */
export async function siteLooks(open: (path: string) => Promise<Page>): Promise<string> {
	const all: Looks = new Map();
	for (const path of PAGES) {
		const page = await open(path);
		for (const [look, scenes] of await pageLooks(page)) {
			all.set(look, new Set([...(all.get(look) ?? []), ...scenes]));
		}
		await page.context().close();
	}
	const order = [...new Set([...all.values()].flatMap((scenes) => [...scenes]))];
	const lines = [...all].map(
		([look, scenes]) => `${look} | ${order.filter((one) => scenes.has(one)).join(", ")}`,
	);
	return `${lines.sort().join("\n")}\n`;
}

/** What one page looks like. */
export async function pageLooks(page: Page): Promise<Looks> {
	await stand(page);
	const looks: Looks = new Map();
	const look = async (scene: string) => {
		// Scripts hear of another width just before the browser draws it: Starlight's menu hides itself then.
		await page.evaluate(() => new Promise(requestAnimationFrame));
		const lines: string[] = await page.evaluate(looksInPage, { blocks: BLOCKS, words: WORDS });
		for (const line of lines) {
			looks.set(line, new Set([...(looks.get(line) ?? []), scene]));
		}
	};
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 900 });
		for (const colorScheme of ["light", "dark"] as const) {
			await page.emulateMedia({ colorScheme });
			await page.locator(`:root[data-theme="${colorScheme}"]`).waitFor();
			await look(`${width} ${colorScheme}`);
		}
	}
	// From the dark theme, which paper must not take, and as wide as a sheet of A4.
	await page.setViewportSize({ width: 794, height: 1123 });
	await page.emulateMedia({ media: "print" });
	await look("print");
	await page.emulateMedia({ media: null });
	return looks;
}

/** Shows what opens, and keeps all from being on its way from one look to another. */
async function stand(page: Page): Promise<void> {
	await page.addStyleTag({
		content: "*, ::before, ::after { transition: none !important; animation: none !important }",
	});
	await page.evaluate(async () => {
		for (const details of document.querySelectorAll("details")) details.open = true;
		const dialog = document.querySelector<HTMLElement>(".provenance");
		if (dialog?.matches(":not(:popover-open)")) dialog.showPopover();
		await document.fonts.ready;
	});
}

/** Runs in the page. */
function looksInPage({ blocks, words }: { blocks: string[]; words: string[] }) {
	const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	// A pixel of a colour, since browsers write one colour in many ways.
	const pixel = (color: string) => {
		if (canvas === null) throw new Error("This browser draws nothing.");
		canvas.clearRect(0, 0, 1, 1);
		canvas.fillStyle = color;
		canvas.fillRect(0, 0, 1, 1);
		const hex = [...canvas.getImageData(0, 0, 1, 1).data].map((one) =>
			one.toString(16).padStart(2, "0"),
		);
		return hex.at(-1) === "00" ? "none" : `#${hex.join("").replace(/ff$/, "")}`;
	};
	const sides = ["top", "right", "bottom", "left"];
	const lookOf = (element: Element, isBlock: boolean) => {
		const style = getComputedStyle(element);
		const asked = element.computedStyleMap();
		const get = (name: string) => style.getPropertyValue(name);
		const length = (name: string) => `${Math.round(Number.parseFloat(get(name)) * 10) / 10 || 0}`;
		const ofSides = (one: (side: string) => string) => {
			const all = sides.map(one);
			return new Set(all).size === 1 ? all[0] : all.join(" ");
		};
		const border = ofSides((side) => {
			const thickness = length(`border-${side}-width`);
			return thickness === "0" ? "0" : `${thickness} ${pixel(get(`border-${side}-color`))}`;
		});
		const line = get("text-decoration-line");
		const { left, width } = element.getBoundingClientRect();
		// What is inline is as wide as its text.
		const isPlaced = isBlock && !get("display").startsWith("inline");
		return [
			get("display"),
			...(isPlaced ? [`${Math.round(left)} + ${Math.round(width)}`] : []),
			`${pixel(get("color"))} on ${pixel(get("background-color"))}`,
			`border ${border}`,
			`radius ${length("border-top-left-radius")}`,
			// As it was asked for: `auto` is as long as what is beside it leaves.
			`margin ${ofSides((side) => `${asked.get(`margin-${side}`)}`.replace("px", ""))}`,
			`padding ${ofSides((side) => length(`padding-${side}`))}`,
			// That of a screen is as large as its widest line lets it be.
			...(element.closest(".terminal pre") ? [] : [`type ${length("font-size")}`]),
			`weight ${get("font-weight")}`,
			...(line === "none" ? [] : [`${line} ${pixel(get("text-decoration-color"))}`]),
		].join(", ");
	};
	return [...blocks, ...words].flatMap((kind) => {
		const shown = [...document.querySelectorAll(kind)].find((one) => {
			const isShown = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
			return isShown && one.getBoundingClientRect().width > 1;
		});
		return shown === undefined ? [] : [`${kind} | ${lookOf(shown, blocks.includes(kind))}`];
	});
}
