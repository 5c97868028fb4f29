import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import type { Page } from "playwright-core";
import type { ReportCase } from "../../scripts/record/report-cases.ts";
import { launchBrowser } from "../site/browser.ts";
import { type DevServer, devServer } from "../support/dev-server.ts";
import { type Figure, median } from "./figures.ts";
import { timed } from "./timed.ts";

const PAGE = "exercice-7";
const FILE = `src/content/docs/${PAGE}.mdx`;
const ROUNDS = 3;

/** A snippet that its author edits, and how long its new screen may take beyond its own commands, in seconds. */
const EDITED = [
	{ id: "apres", where: "last", limit: 1.5 },
	{ id: "preparation", where: "first", limit: 2.5 },
];

/** The time from a save to the new screen in the browser of an author, who waits for it before he goes on. */
export async function loop(): Promise<Figure[]> {
	await using dev = await devServer();
	const own = await ownTimes(dev);
	await using browser = await launchBrowser();
	const context = await browser.newContext({ permissions: ["local-network-access"] });
	const page = await context.newPage();
	await page.goto(`${dev.address}/${PAGE}/`);
	const figures: Figure[] = [];
	for (const { id, where, limit } of EDITED) {
		const edit = (word: string) => saved(dev, page, id, word);
		// Its author begins to work there.
		await edit(`${where}-0`);
		const times: number[] = [];
		for (let round = 1; round <= ROUNDS; round++) times.push(await edit(`${where}-${round}`));
		const commands = own.get(id) ?? Number.NaN;
		figures.push({
			name: `save → new screen of the ${where} fence, beyond its own commands`,
			value: (median(times) - commands) / 1000,
			limit,
			unit: "s",
			note: `median of ${ROUNDS}, ${PAGE}; the commands take ${(commands / 1000).toFixed(2)} s`,
		});
	}
	return figures;
}

/** Changes a snippet, and waits until its page is recorded; milliseconds until the browser showed the new screen. */
async function saved(dev: DevServer, page: Page, id: string, word: string): Promise<number> {
	const recorded = dev.says(`${PAGE}: recorded`);
	const fence = new RegExp(`( id="${id}".*?)(?:\\necho \\S+)?(?=\\n\`\`\`)`, "s");
	const time = await timed(async () => {
		await dev.edit(FILE, (text) => text.replace(fence, `$1\necho ${word}`));
		await page.locator(`#term-${id} .terminal-screen`, { hasText: word }).waitFor({
			state: "attached",
			timeout: 120_000,
		});
	});
	await recorded;
	return time;
}

/** How long the commands of the page's snippets take in a run of the recorder, in milliseconds. */
async function ownTimes(dev: DevServer): Promise<Map<string, number>> {
	const report = join(dev.folder.path, "report.json");
	const options = ["--force", "--report", "json", "--report-file", report];
	await execa(process.execPath, ["scripts/record.ts", PAGE, ...options], { cwd: dev.folder.path });
	const cases: ReportCase[] = JSON.parse(await readFile(report, "utf8"));
	return new Map(cases.map(({ snippet, duration }) => [snippet ?? "", duration]));
}
