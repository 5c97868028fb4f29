import { OPTION_EXAMPLES } from "../../scripts/plan/option-examples.ts";
import { type SnippetOptions, snippetOptionsSchema } from "../../scripts/plan/snippet-options.ts";

/** Heads of the table's columns. */
export const HEADS = ["Option", "Effet", "Sans elle"] as const;

type Name = keyof SnippetOptions;

/** What an option does and, where the schema has no default, what holds without it. In Markdown, as in the manual's prose. */
const SAID: Readonly<Record<Name, readonly [effect: string, without?: string]>> = {
	run: ["exécute le bloc", "bloc de code ordinaire"],
	id: ["nomme le bloc, pour les citations et les liens", "un numéro"],
	exit: ['code de sortie attendu de chaque commande ; `exit="0,1"` en donne un à chacune'],
	fails: [
		"ce que le bloc lance échoue en partie, et c’est voulu : [comment](#une-panne-voulue)",
		"rien n’échoue",
	],
	error: [
		"des lignes qui annoncent une erreur, et c’est voulu : [comment](#une-panne-voulue)",
		"aucune",
	],
	timeout: ["durée permise à chaque commande"],
	retry: [
		"répète la commande d’un bloc `sh` jusqu’au code de sortie attendu, et montre le dernier essai",
		"un seul essai",
	],
	terminal: ["choisit un des terminaux de la page"],
	machine: [
		"choisit une des machines de la page : [comment](#plusieurs-machines)",
		"celle de l’étudiant, `poste`",
	],
	until: ["s’arrête quand l’écran correspond, et laisse le programme tourner", "attend la fin"],
	varies: [
		"cette partie d’une ligne peut être n’importe quoi, ou la ligne manquer si elle y est tout entière",
		"rien, que ce que deux exécutions ont montré",
	],
	keep: ["cette partie doit rester à la lettre, même si deux exécutions l’ont vue varier", "rien"],
	workspace: ["dossier de `snippets/` où travailler", "celui de la page"],
	cwd: [
		"dossier où le bloc et la suite de ce terminal travaillent ; le site le montre",
		"le dossier courant",
	],
	env: ["variables du bloc et de la suite de ce terminal ; le site les montre", "aucune"],
	title: ["titre du terminal", "son nom"],
	show: [
		"lignes montrées de chaque écran, ou celles que reconnaît un motif (`show=/ERROR/`) ; les autres se déplient",
		"tout, et un écran de plus de quarante lignes se replie",
	],
	mark: ["lignes à mettre en valeur", "aucune"],
	ins: ["lignes à montrer comme ajoutées", "aucune"],
	wrap: [
		"les lignes plus larges que le terminal passent à la ligne",
		"le lecteur peut choisir qu’elles défilent",
	],
	engines: [
		"versions de Docker sur lesquelles le bloc s’exécute ; ailleurs il est noté comme non exécuté",
		"celles de la page",
	],
	picture: [
		"prend une image de cette page dans un navigateur, à la fin du bloc ; demande `alt`",
		"aucune image",
	],
	alt: ["dit ce que l’image montre, à qui ne la voit pas ; va avec `picture`"],
	figure: [
		"numéro de la capture du TP sur papier que le terminal remplace, unique sur le site",
		"aucun",
	],
	hidden: ["exécute le bloc, et le montre replié", "bloc visible"],
	replay: [
		"le lecteur peut revoir le bloc tel qu’il s’est affiché",
		"il le peut si le bloc a duré plus d’une seconde",
	],
};

/** What the manual says of an option of a snippet. */
export interface OptionRow {
	readonly name: string;
	/** How it is written. */
	readonly example: string;
	/** In Markdown, as what follows. */
	readonly effect: string;
	/** What holds where it is absent; empty where nothing does. */
	readonly without: string;
}

/** All options of a snippet, in the order of the manual. */
export function optionRows(): OptionRow[] {
	const names = Object.keys(OPTION_EXAMPLES) as Name[];
	return names.map((name) => {
		const [effect, without = defaultOf(name)] = SAID[name];
		return { name, example: OPTION_EXAMPLES[name], effect, without };
	});
}

/** The same as a table in Markdown. */
export function optionMarkdown(): string {
	const rows = [
		HEADS,
		HEADS.map(() => "---"),
		...optionRows().map(({ example, effect, without }) => [`\`${example}\``, effect, without]),
	];
	return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const DEFAULTS = snippetOptionsSchema.parse({ run: true });

function defaultOf(name: Name): string {
	const value = DEFAULTS[name];
	if (name === "timeout") return `\`${DEFAULTS.timeout / 1000}s\``;
	return value === undefined || value === true ? "" : `\`${String(value)}\``;
}
