import { expect, test } from "vitest";
import { Terminal } from "../../scripts/terminal/terminal.ts";
import { fakeSession } from "../support/fake-session.ts";
import { texts } from "../support/open-terminal.ts";

const PROMPT = "\u001b]133;A;aid=id\u0007$ \u001b]133;B;aid=id\u0007";
const REFUSED = `\u001b]133;D;2;aid=id\u0007\u001b[?2004h${PROMPT}`;

// As bash 5.2 prints them, byte for byte: readline draws what was pasted in inverse, then plainly.
test.each([
	[
		"of two lines, for which the prompt is drawn again",
		"echo a &&\n)",
		`\u001b[7mecho a &&\u001b[27m\r\n\r\u001b[7m)\u001b[27m\u001b[A\r${PROMPT}echo a &&\r\n\r)\r\n`,
		["bash: syntax error near unexpected token `)'"],
	],
	[
		"of three lines",
		"if true\nthen )\nfi",
		"\u001b[7mif true\u001b[27m\r\n\r\u001b[7mthen )\u001b[27m\r\n\r\u001b[7mfi\u001b[27m\u001b[A\u001b[Aif true\r\n\rthen )\r\n\rfi\r\n",
		[
			"bash: syntax error near unexpected token `)'",
			"bash: syntax error near unexpected token `fi'",
		],
	],
])("a refused command shows the error without an echo: %s", async (_, command, echo, errors) => {
	const session = fakeSession();
	session.output.write(`\u001b]133;D;0;aid=id\u0007\u001b[?2004h${PROMPT}`);
	using terminal = await Terminal.open(session, "id");
	terminal.submit(command);
	session.output.write(`${echo}\u001b[?2004l\r${errors.join("\r\n")}\r\n${REFUSED}`);
	await expect.poll(() => terminal.finished).toMatchObject({ exit: 2, hasStarted: false });
	expect(texts(terminal.finished?.screen ?? { lines: [] })).toEqual(errors);
});
