import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { EXIT } from "../command-line/exit.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { PAGES_FOLDER } from "../plan/read-page.ts";
import { writeAtomically } from "../run/write-atomically.ts";

/**
 * Writes the next exercise and its workspace.
 *
 * @param root The repository's root.
 * @param title As readers see it, behind the exercise's number.
 * @throws {UsageError} where a workspace of that name is there.
 */
export async function newPage(root: string, title: string): Promise<number> {
	const number = await nextNumber(root);
	const workspace = slug(title);
	const folder = join(root, "snippets", workspace);
	if (existsSync(folder)) {
		throw new UsageError(`snippets/${workspace} is there already: give the page another title.`);
	}
	const page = `${PAGES_FOLDER}/exercice-${number}.mdx`;
	await mkdir(folder);
	await writeAtomically(join(folder, "bonjour.txt"), "Bonjour depuis un conteneur.\n");
	await writeAtomically(join(root, page), pageText(number, title, workspace));
	console.log(
		`Wrote ${page} and snippets/${workspace}/. \`npm run dev\` runs it each time that it is saved.`,
	);
	return EXIT.fine;
}

async function nextNumber(root: string): Promise<number> {
	const files = await readdir(join(root, PAGES_FOLDER));
	const numbers = files.map((file) => Number(/^exercice-(\d+)\.mdx$/.exec(file)?.[1] ?? 0));
	return Math.max(0, ...numbers) + 1;
}

/** `Les volumes nommés` → `les-volumes-nommes`, as workspaces are called. */
function slug(title: string): string {
	const plain = title
		.normalize("NFD")
		.replaceAll(/\p{Mark}/gu, "")
		.toLowerCase();
	return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}

function pageText(number: number, title: string, workspace: string): string {
	const begin = title.charAt(0).toLowerCase() + title.slice(1);
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
