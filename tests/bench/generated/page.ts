import { randomOf } from "./random.ts";
import { drawSnippets } from "./scenes.ts";
import type { GeneratedSnippet } from "./snippet.ts";

/** Snippets of every generated page. */
export const SNIPPETS_PER_PAGE = 10;

const SENTENCES = [
	"Un conteneur ne vit qu'aussi longtemps que son processus principal : quand il finit, tout s'arrête.",
	"Une même image donne autant de conteneurs que l'on veut, comme une classe donne des objets.",
	"L'option `--rm` efface le conteneur dès qu'il est terminé, et la machine reste propre.",
	"Le nom d'un service est traduit en une adresse du réseau privé, sans rien configurer.",
	"Le volume, lui, **reste** : c'est là que la base écrit ce qui doit durer.",
	"Est-ce suffisant ? Non : il faut encore publier un port, sans quoi personne n'atteint l'API.",
	"Chaque ligne du `Dockerfile` ajoute une couche, et une couche inchangée n'est pas refaite.",
	"La [documentation](https://docs.docker.com/) donne la liste des options, et *surtout* leurs défauts.",
] as const;

/** A page to be: its name, what its prose is drawn from, and its snippets. */
export interface GeneratedPage {
	/** `generated/page-0007`. */
	readonly name: string;
	readonly number: number;
	readonly snippets: readonly (GeneratedSnippet & { readonly id: string })[];
}

/** The page of a number: always the same one, and unlike the others. */
export function generatePage(number: number): GeneratedPage {
	const snippets = drawSnippets(randomOf(number), SNIPPETS_PER_PAGE);
	return {
		name: `generated/page-${String(number).padStart(4, "0")}`,
		number,
		snippets: snippets.map((snippet, index) => ({ ...snippet, id: `question-${index + 1}` })),
	};
}

/**
 * The page's MDX, about as long as an exercise.
 *
 * @param write How a snippet and what its prose quotes of it stand on the page.
 */
export function writePage(
	{ number, snippets }: GeneratedPage,
	write: (snippet: GeneratedPage["snippets"][number]) => {
		readonly fence: string;
		readonly quote: string;
	},
): string {
	const random = randomOf(-number);
	const paragraph = () => `${random.pick(SENTENCES)}\n${random.pick(SENTENCES)}`;
	const questions = snippets.map((snippet, index) => {
		const { fence, quote } = write(snippet);
		const answer = quote === "" ? "" : `On y lit ${quote}. `;
		return `## Question ${index + 1}\n\n**${random.pick(SENTENCES)}**\n\n${paragraph()}\n\n${fence}\n\n${answer}${paragraph()}\n`;
	});
	return [
		"---",
		`title: "Page ${number}"`,
		`description: ${JSON.stringify(random.pick(SENTENCES))}`,
		"workspace: [systeme, simple-api]",
		'images: ["python:3.13-slim"]',
		"---",
		"",
		paragraph(),
		"",
		...questions,
	].join("\n");
}

/** As an author writes it: a tagged fence, and a quote by its pattern. */
export function recorded({
	id,
	language,
	options,
	code,
	quote,
}: GeneratedPage["snippets"][number]) {
	const meta = `${language} run id="${id}" ${options}`.trim();
	return {
		fence: `\`\`\`${meta}\n${code}\n\`\`\``,
		quote: quote === undefined ? "" : `<Quote of="${id}" match="/${quote}/" />`,
	};
}
