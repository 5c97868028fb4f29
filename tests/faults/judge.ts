import type { Aftermath } from "./fault.ts";
import type { Ended, Scene } from "./scene.ts";

/** How the recorder must end. */
export interface Expected {
	/** The exit code, or the signal. */
	readonly exit: string;
	/** Fits what was printed. */
	readonly message: RegExp;
}

/** Looks at what is left in a scene, and judges. */
export async function settle(
	scene: Scene,
	ended: Ended,
	expected: Expected,
	problems: readonly string[] = [],
): Promise<Aftermath> {
	const left = await scene.left();
	return {
		message: firstMessage(ended.output),
		exit: ended.exit,
		left,
		problems: [...judge(ended, expected, left), ...problems],
		output: ended.output,
	};
}

/** What is not as expected, in words. */
export function judge(ended: Ended, expected: Expected, left: readonly string[]): string[] {
	const { exit, output } = ended;
	return [
		...(exit === expected.exit ? [] : [`it ended with ${exit}, not ${expected.exit}`]),
		...(expected.message.test(output) ? [] : [`it did not say ${expected.message.source}`]),
		...(/^\s+at \S.*[:(]|^Node\.js v/m.test(output) ? ["it printed a trace"] : []),
		...(left.length === 0 ? [] : [`it left ${left.join(", ")}`]),
	];
}

/** The first line that tells a person what happened: an issue, an error or a note; else the last line. */
export function firstMessage(output: string): string {
	const lines = output.split("\n").filter((line) => line.trim() !== "");
	const told = lines.find((line) => /^(?:✗|!|record:|Another|Nothing) ?/.test(line));
	return told ?? lines.at(-1) ?? "";
}
