import { expect, test } from "vitest";
import { Terminal } from "../../scripts/terminal/terminal.ts";
import { waitForEnd } from "../../scripts/terminal/wait.ts";
import { fakeSession } from "../support/fake-session.ts";

const mark = (content: string) => `\u001b]133;${content};aid=id\u0007`;

test("time is up for a command though nobody answers whether it reads", async () => {
	const session = fakeSession({ isReading: () => new Promise(() => {}) });
	session.output.write(mark("D;0") + mark("A") + mark("B"));
	using terminal = await Terminal.open(session, "id");
	terminal.submit("sleep 100");
	session.output.write(mark("C"));
	const patience = { timeout: 1000, deadline: performance.now() + 1000 };
	await expect(waitForEnd(terminal, patience, { eof: true })).rejects.toThrow(
		"Timed out after 1 s, waiting for its end.",
	);
});
