/** A command that somebody has typed at the shell's prompt. */
export interface TypedCommand {
	/** Its lines. */
	readonly text: string;
	readonly exit: number;
	/** What was typed into its program, as a dialogue writes it: `/ # ls`, `^C`. */
	readonly dialogue: readonly string[];
}

/** A fence of what was typed, as a page would have it: a dialogue, where something was typed into a program. */
export function typedFence(commands: readonly TypedCommand[]): string {
	const isDialogue = commands.some(({ dialogue }) => dialogue.length > 0);
	const lines = commands.flatMap(({ text, dialogue }) =>
		isDialogue ? [`$ ${text.replaceAll("\n", "\n> ")}`, ...dialogue.map(withoutId)] : [text],
	);
	const statuses = commands.map(({ exit }) => exit);
	const [first = 0] = statuses;
	const isOne = statuses.every((status) => status === first);
	const option = isOne ? ` exit=${first}` : ` exit="${statuses.join(",")}"`;
	const options = isOne && first === 0 ? "" : option;
	return [`\`\`\`${isDialogue ? "console" : "sh"} run${options}`, ...lines, "```"].join("\n");
}

/** A line of a dialogue whose prompt has no ID, which the next run would not show. */
const withoutId = (line: string) => line.replace(/^([^#$%>]*?)\b[0-9a-f]{12}\b/, "$1…");
