import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { Terminal } from "../../scripts/terminal/terminal.ts";
import { inTerminal, openTestSession, shown } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

test("what comes late from a busy machine is waited for, whatever is asked meanwhile", async () => {
	const { session, aid } = await openTestSession(at.real.engine);
	const output = (async function* () {
		for await (const chunk of session.output) {
			await setTimeout(500);
			yield chunk;
		}
	})();
	using one = inTerminal(await Terminal.open({ ...session, output }, aid));
	const ends = await one.sh(["sleep 0.3", "cat", "echo a", "sleep 0.6; echo b", "echo c"]);
	expect(shown(ends)).toEqual([[], [], ["a"], ["b"], ["c"]].map((lines) => ({ lines, exit: 0 })));
	const ask =
		"bash -c 'for n in 1 2; do read -p \"$n? \" a; sleep 0.2; printf $a; sleep 0.2; echo .; done'";
	const talk = await one.dialogue([`$ ${ask}`, "1? x", "2? y"]);
	expect(shown(talk)).toEqual([
		{ lines: [], exit: undefined },
		{ lines: ["x."], exit: undefined },
		{ lines: ["y."], exit: 0 },
	]);
	const [ready] = await one.sh("bash -c 'printf a; sleep 0.2; echo b; exec sleep 60'", "until=/a/");
	expect(ready?.screen.lines.map(({ text }) => text)).toEqual(["ab"]);
	expect(shown(await one.dialogue(["^C"], "exit=130"))[0]?.exit).toBe(130);
});
