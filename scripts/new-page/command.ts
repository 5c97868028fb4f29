import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EXIT } from "../command-line/exit.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { PAGES_FOLDER } from "../plan/read-page.ts";
import { writeAtomically } from "../run/write-atomically.ts";
import { slug } from "./arguments.ts";

/**
 * Writes the next exercise and its workspace.
 *
 * @param root The repository's root.
 * @param title As readers see it, behind the exercise's number.
 * @throws {UsageError} where a workspace of that name is there.
 */
export async function newPage(root: string, title: string): Promise<number> {
	const workspace = slug(title);
	const folder = join(root, "snippets", workspace);
	await mkdir(folder).catch((error) => {
		if (!isThere(error)) throw error;
		throw new UsageError(`snippets/${workspace} is there already: give the page another title.`);
	});
	await writeAtomically(join(folder, "bonjour.txt"), "Bonjour depuis un conteneur.\n");
	const page = await writePage(root, await nextNumber(root), title, workspace);
	console.log(
		`Wrote ${page} and snippets/${workspace}/. \`npm run dev\` runs it each time that it is saved.`,
	);
	return EXIT.fine;
}

/** Writes the page of the first number from this on that no other has, be it written at the same time. */
async function writePage(
	root: string,
	number: number,
	title: string,
	workspace: string,
): Promise<string> {
	const page = `${PAGES_FOLDER}/exercice-${number}.mdx`;
	try {
		await writeFile(join(root, page), pageText(number, title, workspace), { flag: "wx" });
		return page;
	} catch (error) {
		if (isThere(error)) return await writePage(root, number + 1, title, workspace);
		throw error;
	}
}

function isThere(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "EEXIST";
}

async function nextNumber(root: string): Promise<number> {
	const files = await readdir(join(root, PAGES_FOLDER));
	const numbers = files.map((file) => Number(/^exercice-(\d+)\.mdx$/.exec(file)?.[1] ?? 0));
	return Math.max(0, ...numbers) + 1;
}

/** What a title may begin with that is no name, as Docker is. */
const ARTICLE = /^(?:(?:La|Le|Les|Un|Une|Du|De|Des)(?!\p{Letter})|[LD]['’])/u;

function pageText(number: number, title: string, workspace: string): string {
	// Not of a name, such as Docker.
	const begin = title.replace(ARTICLE, (word) => word.toLowerCase());
	return `---
title: ${JSON.stringify(`Exercice ${number} : ${begin}`)}
workspace: ${workspace}
images: [alpine]
---

Ce que l’on apprend ici, en une phrase.

## ${number}-a · Lire un fichier depuis un conteneur

**Que contient le fichier, vu d’un conteneur ?**

\`\`\`sh run id="lire"
docker run --rm -v "$PWD":/travail alpine cat /travail/bonjour.txt
\`\`\`

Le conteneur affiche <Quote of="lire" match="/^(.+)$/" />
`;
}
