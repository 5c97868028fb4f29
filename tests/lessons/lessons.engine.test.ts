import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../site/browser.ts";
import { buildInto } from "../site/built-site.ts";
import { type ServedSite, serveSite } from "../site/serve-site.ts";
import { ROOT } from "../support/repository-root.ts";
import { LESSONS, lessonCourse } from "./lesson-course.ts";

/** Where pictures of what is read here are left, for who wants to see it. */
const PICTURES = join(ROOT, ".cache/pictures-of-lessons");

const cleanup = new AsyncDisposableStack();
let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
	const course = cleanup.use(await lessonCourse());
	const first = await course.record([]);
	// Docker loses what a container printed once in some thousand runs (docs/architecture.md): the page is unstable then,
	// and its author records it again.
	const { code, output } = first.code === 0 ? first : await course.record([]);
	if (code !== 0) throw new Error(`${first.output}\n${output}`);
	const folder = join(course.path, "dist");
	await buildInto(folder, { root: course.path });
	site = cleanup.use(await serveSite(folder));
	browser = await launchBrowser();
	cleanup.defer(() => browser.close());
	await mkdir(PICTURES, { recursive: true });
}, 600_000);
afterAll(() => cleanup.disposeAsync());

async function open(lesson: string, width: number, javaScriptEnabled = true): Promise<Page> {
	const viewport = { width, height: 900 };
	const context = await browser.newContext({ viewport, javaScriptEnabled });
	const page = await context.newPage();
	await page.goto(`${site.url}/${lesson}/`);
	return page;
}

test("there are ten lessons", () => {
	expect(LESSONS).toHaveLength(10);
});

/** A part of a terminal of a lesson, and what a reader reads there. */
type Seen = readonly [lesson: string, snippet: string, part: string, text: RegExp];

/** What a lesson can say, and by what a reader sees it. */
const POINTS: Readonly<Record<string, readonly Seen[]>> = {
	"fences in the words that authors write": [
		["arriere-plan", "fond", "input", /^docker run -d alpine/m],
		["image-a-la-main", "diff", "input", /^docker diff/m],
		["sauvegarde", "dossier", "input", /^mkdir sauvegardes/m],
		["base", "connexion", "input", /^docker run -it --rm/m],
		["arriere-plan", "quitter", "input", /^docker run -it --name atelier/m],
	],
	"shared preparation": [
		["volumes", "verifier", "input", /^docker version/m],
		["arriere-plan", "verifier", "input", /^docker version/m],
		["sauvegarde", "reprendre", "screen", /Exited \(0\)/m],
		["sauvegarde", "revenue", "screen", /Étendre le linge/m],
	],
	"long output, folded by lines, by a pattern, by itself": [
		["sauvegarde", "dump", "fold summary", /\d+ lignes/m],
		["sauvegarde", "dump", "screen", /PostgreSQL database dump$/m],
		["base", "journaux", "fold summary", /\d+ lignes/m],
		["base", "journaux", "screen", /database system is ready to accept connections/m],
		["reseaux", "lister", "fold summary", /\d+ lignes/m],
	],
	"the tools of a workstation, and those that a page asks for": [
		["compose-boutique", "projet", "screen", /La boutique$/m],
		["compose-boutique", "projet", "screen", /└── .*index\.html/m],
		["volumes", "sudo", "screen", /^index\.html/m],
		["volumes", "lire", "screen", /<h1>Bonjour<.h1>/m],
		["volumes", "inspecter", "screen", /"Destination": "\/www"/m],
		["reseaux", "ping", "screen", /3 packets transmitted, 3 received/m],
		["reseaux", "demander", "screen", /succeeded|open/m],
		["reseaux", "pont", "screen", /^docker0/m],
		["registre-prive", "motdepasse", "screen", /Adding password for user alice/m],
	],
	"several machines": [
		["essaim-a-trois", "joindre-2", "name", /noeud2/m],
		["essaim-a-trois", "joindre-2", "screen", /This node joined a swarm as a worker/m],
		["essaim-a-trois", "noeuds", "screen", /noeud3/m],
		["registre-prive", "recevoir", "name", /collegue/m],
		["registre-prive", "recevoir", "screen", /bien reçu/m],
	],
	"keys and full-screen programs": [
		["arriere-plan", "quitter", "input", /^\^P\^Q$/m],
		["arriere-plan", "surveiller", "screen", /^Every 2\.0s: docker ps -a/m],
		["limites", "top", "screen", /load average/m],
		["limites", "htop", "screen", /F10\s?Quit/m],
		["limites", "htop", "input", /^<F10>$/m],
		["volumes", "editer", "input", /^<h1>Bonjour<.h1><Esc>$/m],
		["volumes", "lire-note", "screen", /écrit par le conteneur/m],
		["volumes", "relire", "input", /^:q!$/m],
	],
	"prompts, also with an ID": [
		["image-a-la-main", "installer", "prompt", /^root@[0-9a-f]{12}:\/# $/m],
		["image-a-la-main", "python", "prompt", /^>>> $/m],
		["image-a-la-main", "python", "prompt", /^\.\.\. $/m],
		["base", "connexion", "prompt", /^todos-# $/m],
		["base", "connexion", "prompt", /^todos\(# $/m],
	],
	"a value off the screen in the next command": [
		["image-a-la-main", "diff", "input", /^docker diff [0-9a-f]{12}$/m],
		["reseaux", "ping", "input", /^ping -c 3 \d+\.\d+\.\d+\.\d+$/m],
		["essaim-a-trois", "joindre-2", "input", /^docker swarm join --token SWMTKN-\S+/m],
	],
	"hidden input": [
		["base", "connexion", "line", /^Password for user postgres: $/m],
		["registre-prive", "motdepasse", "line", /^New password: $/m],
		["registre-prive", "login", "line", /^Password: $/m],
	],
	"titles, marked and inserted lines, notes": [
		["compose-boutique", "projet", "name", /Le dossier/m],
		["compose-boutique", "journaux", "marked", /GET/m],
		["image-a-la-main", "diff", "inserted", /^A /m],
		["base", "journaux", "notes", /La base est prête/m],
		["image-a-la-main", "diff", "notes", /Le programme que nous avons ajouté/m],
	],
	"a status for each command, a folder, variables and comments": [
		["volumes", "ranger", "exit", /\b1\b/m],
		["compose-boutique", "erreurs", "exit", /\b22\b/m],
		["sauvegarde", "dump", "folder", /sauvegardes/m],
		["compose-boutique", "variable", "folder", /ACCUEIL='Bonne fête'/m],
		["compose-boutique", "changer", "input", /^# Le titre devient plus accueillant\./m],
	],
	"which of several systems was run": [["reseaux", "adresse", "screen", /^\d+\.\d+\.\d+\.\d+/m]],
};

describe.each([360, 1280])("at %d px", (width) => {
	const pages = new Map<string, Page>();
	const read = async (lesson: string): Promise<Page> => {
		const page = pages.get(lesson) ?? (await open(lesson, width));
		pages.set(lesson, page);
		return page;
	};

	test.each(LESSONS)("%s fits, and each of its terminals shows something", async (lesson) => {
		const page = await read(lesson);
		const overflow: number = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		expect(overflow).toBe(0);
		const terminals = page.locator(".terminal");
		const empty: (string | null)[] = await terminals.evaluateAll((all: Element[]) =>
			all
				.filter((one) => one.querySelector(".terminal-line, .terminal-screen") === null)
				.map((one) => one.getAttribute("data-snippet")),
		);
		expect(empty).toEqual([]);
		expect(await terminals.count()).toBeGreaterThan(3);
	});

	test.each(Object.entries(POINTS))("a reader sees %s", async (_, all) => {
		const missed: string[] = [];
		for (const [lesson, snippet, part, text] of all) {
			const page = await read(lesson);
			const terminal = page.locator(`#term-${snippet} .terminal`);
			const place = terminal.locator(`.terminal-${part}`).filter({ hasText: text, visible: true });
			const unseen =
				(await place.count()) === 0 ? "nothing" : await hiddenPart(place.first(), text);
			if (unseen !== undefined) missed.push(`${lesson}#${snippet}: ${text.source}: ${unseen}`);
			await terminal.screenshot({ path: join(PICTURES, `${lesson}-${snippet}-${width}.png`) });
		}
		expect(missed).toEqual([]);
	});

	test("lines that go on in the next row, where the page asks for it", async () => {
		const page = await read("essaim-a-trois");
		const body = page.locator("#term-joindre-2 .terminal-body");
		expect(await body.evaluate((one: Element) => one.scrollWidth - one.clientWidth)).toBe(0);
	});

	test("a note beside its terminal, or below it on a phone", async () => {
		const page = await read("image-a-la-main");
		const body = await page.locator("#term-diff .terminal-body").boundingBox();
		const notes = await page.locator("#term-diff .terminal-notes").boundingBox();
		if (body === null || notes === null) throw new Error("There is none.");
		if (width < 768) expect(notes.y).toBeGreaterThanOrEqual(body.y + body.height - 1);
		else expect(notes.x).toBeGreaterThanOrEqual(body.x + body.width - 1);
	});

	test("folded lines unfold without JavaScript", async () => {
		const page = await open("sauvegarde", width, false);
		const fold = page.locator("#term-dump .terminal-fold").first();
		const line = fold.getByText("SET statement_timeout = 0;");
		expect(await line.isVisible()).toBe(false);
		await fold.locator("summary").click();
		expect(await line.isVisible()).toBe(true);
		await page.context().close();
	});

	test("that what other systems take was not run", async () => {
		const page = await read("reseaux");
		for (const system of ["macOS", "Windows"]) {
			await page.getByRole("tab", { name: system }).click();
			const panel = page.getByRole("tabpanel").filter({ visible: true });
			expect(await panel.innerText()).toContain("Exemple non exécuté");
			expect(await panel.locator(".terminal").count()).toBe(0);
		}
		await page.getByRole("tab", { name: "Linux" }).click();
		expect(await page.locator("#term-adresse").isVisible()).toBe(true);
	});
});

/** What a reader does not see of a text where he has scrolled to it: it is cut off, folded, or behind something. */
async function hiddenPart(place: Locator, text: RegExp): Promise<string | undefined> {
	return await place.evaluate((element: Element, source: string): string | undefined => {
		const found = new RegExp(source, "mu").exec(element.textContent ?? "");
		if (found === null) return "not on one line";
		const [from, to] = [found.index, found.index + found[0].length];
		const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		let end = 0;
		for (let node = nodes.nextNode(); node instanceof Text; node = nodes.nextNode()) {
			const begin = end;
			end += node.data.length;
			const [first, last] = [Math.max(from - begin, 0), Math.min(to - begin, node.data.length)];
			const part = node.data.slice(first, Math.max(first, last));
			if (part.trim() === "") continue;
			const range = document.createRange();
			range.setStart(node, first);
			range.setEnd(node, last);
			const top = () => range.getBoundingClientRect().top;
			const body = element.closest(".terminal-body");
			body?.scrollBy(0, top() - body.getBoundingClientRect().top - body.clientHeight / 2);
			window.scrollBy(0, top() - innerHeight / 2);
			const rows = [...range.getClientRects()].filter((row) => row.width > 0);
			const isSeen = rows.every(({ left, right, top, bottom }) =>
				[left + 1, (left + right) / 2, right - 1].every((x) =>
					element.contains(document.elementFromPoint(x, (top + bottom) / 2)),
				),
			);
			if (rows.length === 0 || !isSeen) return part;
		}
		return undefined;
	}, text.source);
}

test("what is hidden at a prompt is not in the page", async () => {
	for (const [lesson, secret] of [
		["base", "secret"],
		["registre-prive", "chut"],
	] as const) {
		const page = await open(lesson, 1280);
		const typed = await page
			.locator("#term-connexion, #term-login, #term-motdepasse")
			.allInnerTexts();
		expect(typed.join("\n")).toMatch(/Password/);
		expect(typed.join("\n")).not.toContain(secret);
		await page.context().close();
	}
});
