import { expect, test } from "vitest";
import { keepsWaits } from "../../scripts/comparison/keeps-waits.ts";
import { linesOf, movedLines } from "./moved-lines.ts";

/** Lines of a screen, and where another one has them: `10` has the second first. */
type Lines = [what: string, lines: string[], places?: string];

const keeps = (lines: readonly string[], places = "10") => {
	const after = [...places].map((_, place) => lines[places.indexOf(String(place))] ?? "");
	return keepsWaits(movedLines(lines, after, places), linesOf(...lines));
};

test.each<Lines>([
	["a step of the same stage", [" => [stage-1  2/10] RUN a", " => [stage-1 10/10] RUN b"]],
	["a step of the only stage", [" => CACHED [1/2] FROM a", " => ERROR [2/2] RUN b"]],
	["what is copied from a stage", [" => [un 2/2] RUN a", " => [deux 1/1] COPY --from=un /a /"]],
	["a stage that it is made of", [" => [un 1/1] RUN a", " => [deux 1/2]  FROM  un"]],
	["a stage that is exported", [" => [un 1/1] RUN a", " => exporting to image"]],
	["the heading", ["[+] Building 1.0s", " => [1/2] FROM a"]],
	["another part of the same step", [" => [1/1] FROM a", " => => resolve", " => => load"], "021"],
	["a part whose step stays", [" => [1/1] RUN a", " => => part", " => [deux 1/1] RUN b"], "021"],
	["a network", [" ✔ Network  a  Created", " ✔ Container  b  Created"]],
	["a volume", [" ✔ Volume a Created", " ✔ Container b Started"]],
	["a container, to be removed", [" ✔ Container a Removed", " ✔ Network b Removed"]],
	["the only other container's health", [" ✔ Container a Healthy", " ✔ Container b Started"]],
	["a step that was recorded too late", [" => [2/2] RUN b", " => [1/2] FROM a"]],
	["a container, recorded too late", [" ✔ Network b Removed", " ✔ Container a Removed"]],
	["health, recorded too late", [" ✔ Container b Started", " ✔ Container a Healthy"]],
])("a line does not pass what it waited for: %s", (_, lines, places) => {
	expect(keeps(lines, places)).toBe(false);
});

test.each<Lines>([
	["a step of another stage", [" => [un 1/1] RUN a", " => [deux 2/2] RUN b"]],
	["the context", [" => [internal] load .dockerignore", " => exporting to image"]],
	["the same step, in the cache", [" => [un 1/2] FROM a", " => CACHED [un 1/2] FROM a"]],
	["steps of others, with its part", [" => [un 1/1] a", " => => part", " => [deux 1/1] b"], "120"],
	["what stays in front of it", [" => [un 1/1] a", " => [b 1/2] b", " => [b 2/2] c"], "201"],
	["lines that only look like steps", ["log: => [1/2] a", "log: => [2/2] b"]],
	[
		"lines that only look like Compose's",
		["log: ✔ Network a Created", "log: ✔ Container b Created"],
	],
	["another container", [" ✔ Container a Started", " ✔ Container b Started"]],
	["a volume beside a network", [" ✔ Network a Created", " ✔ Volume b Created"]],
	["what Compose pulls", [" ✔ Network b Created", " ✔ api Pulled"]],
	["a container, though it names a stage", [" => [un 1/1] RUN a", " ✔ Container un Started"]],
	[
		"a container's health, for another one",
		[" ✔ Container a Healthy", " ✔ Container b Started", " ✔ Container c Started"],
		"102",
	],
	["its health, for one that is made", [" ✔ Container a Healthy", " ✔ Container b Created"]],
	["an image that is pulled", [" ✔ api Pulled", " ✔ Container b Started"]],
])("a line may pass another: %s", (_, lines, places) => {
	expect(keeps(lines, places)).toBe(true);
});
