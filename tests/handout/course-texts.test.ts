import { expect, test } from "vitest";
import { readCourse } from "../../src/join/course.ts";
import { ROOT } from "../support/repository-root.ts";

const { texts, recordings } = await readCourse(ROOT).texts();

test("a page's text has what its terminals showed, its values and its files, and nothing of MDX", () => {
	const text = (name: string) => texts.find((one) => one.name === name)?.markdown ?? "";
	expect(text("exercice-4")).toMatch(/^# Exercice 4\s: /);
	expect(text("exercice-4")).toMatch(/```console\n\$ docker run -p 8000:8000 simple-api\nINFO: /);
	expect(text("exercice-4")).toContain("Le code `200 OK`");
	expect(text("exercice-4")).toMatch(
		/http:\/\/localhost:8000\/docs, vu par un navigateur[^\n]*\n\n```text\nsimple-api\n[^`]*\/health\n/,
	);
	expect(text("exercice-3")).toMatch(/```dockerfile\nFROM python/);
	expect(text("exercice-6")).toContain("[code de sortie\u00a01]");
	expect(text("depuis-la-version-papier")).toMatch(/PostgreSQL \| [\d.]+ \| `\d+\.\d+` \|/);
	for (const { name, markdown } of texts.filter((one) => !one.name.startsWith("docs/"))) {
		const outside = markdown.replaceAll(/```[\s\S]*?```/g, "").replaceAll(/`[^`]*`/g, "");
		expect(outside, name).not.toMatch(/<[A-Za-z/]|^import /m);
	}
});

test("the recordings as text have every command, its output without colours, and where it comes from", () => {
	const all = recordings.filter(({ page }) => page === "exercice-7");
	expect(all.length).toBeGreaterThan(1);
	for (const { docker, provenance, snippets } of all) {
		expect(provenance.engine.startsWith(docker)).toBe(true);
		expect(snippets.length).toBeGreaterThan(10);
	}
	expect(JSON.stringify(recordings)).not.toContain("\\u001b");
	const ps = recordings
		.find(({ page }) => page === "exercice-1")
		?.snippets.find(({ id }) => id === "ps");
	expect(ps).toMatchObject({
		terminal: "terminal",
		commands: [
			{
				prompt: "$ ",
				input: "docker ps -a",
				output: expect.stringContaining("hello-world"),
				exit: 0,
			},
		],
	});
	const docs = recordings
		.find(({ page }) => page === "exercice-4")
		?.snippets.find(({ id }) => id === "docs");
	expect(docs?.picture).toEqual({
		url: "http://localhost:8000/docs",
		text: expect.arrayContaining(["simple-api", "/health"]),
	});
});
