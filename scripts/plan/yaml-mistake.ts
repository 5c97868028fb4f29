import type { ErrorCode, YAMLError } from "yaml";

/** What is wrong with a text that is to be YAML. */
export interface YamlMistake {
	readonly message: string;
	readonly hint: string;
}

const QUOTED = "Put the whole value in straight quotes";

/** What the parser's codes mean to who writes a frontmatter; the others are told in the parser's words. */
const MEANINGS: Partial<Record<ErrorCode, YamlMistake>> = {
	BLOCK_AS_IMPLICIT_KEY: {
		message: "A value holds a colon and a blank, or the next line is indented.",
		hint: `${QUOTED}, as in title: "Exercice 1 : un titre", and begin each field at the margin.`,
	},
	MULTILINE_IMPLICIT_KEY: {
		message: "A line has no field.",
		hint: "Write a field, a colon and a blank, and begin it at the margin: title: Une page.",
	},
	TAB_AS_INDENT: {
		message: "A line is indented with a tab.",
		hint: "Indent it with two spaces.",
	},
	DUPLICATE_KEY: { message: "A field is given twice.", hint: "Keep one." },
	MISSING_CHAR: {
		message: "A quote, a bracket or a colon is missing.",
		hint: "Close the quote with the same sign, or write a colon and a blank behind the field.",
	},
	BAD_INDENT: {
		message: "A list is not closed, or a line is indented otherwise than its neighbours.",
		hint: "Close a list with ], and indent all items of one alike.",
	},
	UNEXPECTED_TOKEN: {
		message: "A sign here means something in YAML.",
		hint: `${QUOTED}, as in engines: ">=23".`,
	},
	BAD_SCALAR_START: {
		message: "A value begins with a sign that YAML keeps for itself.",
		hint: `${QUOTED}.`,
	},
};

/** A name with a star that nothing in the text explains; the parser keeps silent of it. */
export const UNKNOWN_ALIAS: YamlMistake = {
	message: "The frontmatter is not YAML. A value begins with *, which means something there.",
	hint: `${QUOTED}.`,
};

/** Tells a mistake in YAML to a person. */
export function yamlMistake({ code, message }: YAMLError): YamlMistake {
	const { message: told, hint } = MEANINGS[code] ?? {
		message: `${message}.`,
		hint: `${QUOTED} where it has signs.`,
	};
	return { message: `The frontmatter is not YAML. ${told}`, hint };
}
