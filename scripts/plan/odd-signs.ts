/** A sign that a word processor, or a keyboard, puts where a shell has another one. */
export interface OddSign {
	/** Where it stands in the text, from 0. */
	readonly index: number;
	readonly message: string;
	readonly hint: string;
}

/** What a shell takes as it stands: here-documents, comments, quoted text, and a sign behind a backslash. */
const TEXT =
	/<<-?\s*(["']?)(\w+)\1[^\n]*\n[\s\S]*?(?:^\s*\2$|$(?![\s\S]))|(?<![^\s;|&(])#.*|'[^']*'|"(?:\\.|[^"\\])*"|\\[\s\S]/gm;

const SIGNS: readonly {
	readonly found: RegExp;
	readonly told: (match: RegExpExecArray) => Omit<OddSign, "index">;
}[] = [
	{
		found: /[\u00a0\u2007\u202f]/u,
		told: () => ({
			message: "There is a no-break space here, which the shell takes for a part of the word.",
			hint: "Type a plain one.",
		}),
	},
	{
		found: /[\u200b\u2060\ufeff]/u,
		told: () => ({
			message:
				"There is a sign here that nobody sees, and that the shell takes for a part of the word.",
			hint: "Delete it, or type the word anew.",
		}),
	},
	{
		found: /(?<=\s)[‐-―−]{1,2}([a-z]\S*)/iu,
		told: ([written, name = ""]) => ({
			message: `\`${written}\` begins with a typographic dash, which no program reads as an option.`,
			hint: `Write \`${name.replace(/=.*/su, "").length > 1 ? "--" : "-"}${name}\`.`,
		}),
	},
	{
		found:
			/(?<=[\s=:])<(?:[\p{L}\d]+[-_ ])*(?:address|adresse|container|conteneur|hash|id|image|ip|name|network|nom|password|port|réseau|tag|token|volume)>(?=[\s:]|$)|(?<=\s)\[(?:ARGUMENTS?|COMMANDE?|OPTIONS?)\](?=\s|$)/iu,
		told: ([written]) => ({
			message: `\`${written}\` stands for a value, and the shell reads its signs.`,
			hint: "Write the value; one that each run has anew is pasted: ${lancer:/^([0-9a-f]{12})/}.",
		}),
	},
	{
		found: /(?<=[\s=])[“”„‘‚]([^“”„‘’‚]*)[“”’]/u,
		told: ([written, text = ""]) => ({
			message: `\`${written}\` has typographic quotes, which the shell takes as any sign.`,
			hint: `Write straight ones: "${text}".`,
		}),
	},
];

/** Finds the first sign of a command that was meant as another one. What stands between quotes is text. */
export function oddSign(command: string): OddSign | undefined {
	const bare = command.replaceAll(TEXT, (text) => text.replaceAll(/[^\n]/g, "_"));
	const found = SIGNS.flatMap(({ found, told }) => {
		const match = found.exec(bare);
		return match === null ? [] : [{ index: match.index, ...told(match) }];
	});
	return found.sort((one, other) => one.index - other.index)[0];
}
