import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import * as pagefind from "pagefind";
import type { LiveCourse } from "../join/course.ts";
import { terminalRecords } from "./terminal-records.ts";

/**
 * Astro integration that makes the index of the search: of the pages' prose as Starlight would, and of each
 * terminal by itself, so that a reader is led to it, and to a version that shows what he looks for.
 */
export function searchIndex(course: LiveCourse): AstroIntegration {
	return {
		name: "search-index",
		hooks: {
			"astro:build:done": async ({ dir }) => {
				try {
					const { index } = checked(await pagefind.createIndex());
					if (index === undefined) throw new Error("Pagefind made no index.");
					checked(await index.addDirectory({ path: fileURLToPath(dir) }));
					const { texts } = await course.now.texts();
					const titles = new Map(texts.map(({ name, title }) => [name, title]));
					for (const record of terminalRecords(await course.now.pages(), titles)) {
						checked(await index.addCustomRecord(record));
					}
					// Its own `writeFiles` leaves files empty on a full disk, and tells nothing.
					for (const { path, content } of checked(await index.getFiles()).files) {
						const file = join(fileURLToPath(dir), "pagefind", path);
						await mkdir(dirname(file), { recursive: true });
						await writeFile(file, content);
					}
				} finally {
					await pagefind.close();
				}
			},
		},
	};
}

function checked<T extends { readonly errors: readonly string[] }>(answer: T): T {
	if (answer.errors.length > 0) throw new Error(`Pagefind failed: ${answer.errors.join("; ")}`);
	return answer;
}
