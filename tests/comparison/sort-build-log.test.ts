import { expect, test } from "vitest";
import { isSame, learn } from "./screens.ts";

const log = (...lines: readonly string[]) => lines.join("\n");

const RECORDED = log(
	'#0 building with "default" instance using docker driver',
	"",
	"#1 [internal] load build definition from Dockerfile",
	"#1 transferring dockerfile: 430B done",
	"#1 DONE 0.0s",
	"",
	"#2 [un 1/3] RUN one",
	"#2 0.512 line one",
	"#2 0.613 line two",
	"#2 DONE 0.7s",
	"",
	"#3 [un 2/3] RUN two",
	"#3 DONE 0.2s",
	"",
	"#4 [deux 1/2] RUN three",
	"#4 CACHED",
	"",
	"#5 [stage-2 3/3] COPY --from=un /one .",
	"#5 DONE 0.1s",
	"",
	"#6 exporting to image",
	"#6 exporting layers 0.2s done",
	"#6 DONE 0.3s",
);

/** The same build, whose steps began and printed in another order. */
const AGAIN = log(
	'#0 building with "default" instance using docker driver',
	"",
	"#1 [internal] load build definition from Dockerfile",
	"#1 transferring dockerfile: 32B",
	"#1 transferring dockerfile: 430B 0.1s done",
	"#1 DONE 0.1s",
	"",
	"#3 [un 1/3] RUN one",
	"#3 0.733 line one",
	"#3 ...",
	"",
	"#2 [deux 1/2] RUN three",
	"#2 CACHED",
	"",
	"#3 [un 1/3] RUN one",
	"#3 0.981 line two",
	"#3 DONE 1.1s",
	"",
	"#4 [un 2/3] RUN two",
	"#4 DONE 0.1s",
	"",
	"#5 [stage-2 3/3] COPY --from=un /one .",
	"#5 DONE 0.0s",
	"",
	"#6 exporting to image",
	"#6 exporting layers",
	"#6 exporting layers done",
	"#6 DONE 0.1s",
);

test("the steps of a build's log may begin and print in any order", () => {
	const known = learn(RECORDED, AGAIN);
	expect(known).toBeDefined();
	expect(known && [RECORDED, AGAIN].map((later) => isSame(known, later))).toEqual([true, true]);
	const alike = learn(RECORDED, RECORDED);
	expect(alike && isSame(alike, AGAIN)).toBe(true);
});

test.each<[what: string, from: string, to: string]>([
	["a step's line less", "#2 0.613 line two\n", ""],
	["a step's line more", "#3 DONE", "#3 0.2 failed\n#3 DONE"],
	["a step's lines in another order", "line one\n#2 0.613 line two", "line two\n#2 0.613 line one"],
	["a step's line of another step", "#2 0.613 line two", "#3 0.613 line two"],
	["a step less", "#4 [deux 1/2] RUN three\n#4 CACHED\n\n", ""],
	["a step that is run again", "#4 CACHED", "#4 DONE 0.1s"],
	["a stage's steps in another order", "[un 1/3] RUN one", "[un 2/3] RUN one"],
	["another stage", "[deux 1/2]", "[trois 1/2]"],
	["another step's command", "RUN two", "RUN four"],
	["a larger file", "430B", "430MB"],
	["an export that takes long", "exporting layers 0.2s", "exporting layers 92.4s"],
	["what is not done", "430B done", "430B"],
	["a line behind the log", "#6 DONE 0.3s", "#6 DONE 0.3s\nERROR: failed to build"],
])("it is seen that there is %s", (_, from, to) => {
	const known = learn(RECORDED, AGAIN);
	expect(RECORDED).toContain(from);
	expect(known && isSame(known, RECORDED.replace(from, to))).toBe(false);
});

test("steps of one stage that changed places are another build", () => {
	const swap = (line: string) =>
		line.replace(/^#([23])/, (_, number) => (number === "2" ? "#3" : "#2"));
	const [head, one, two, ...rest] = RECORDED.split(/\n\n(?=#[2-6])/);
	const swapped = [head, swap(two ?? ""), swap(one ?? ""), ...rest].join("\n\n");
	const known = learn(RECORDED, AGAIN);
	expect(known && isSame(known, swapped)).toBe(false);
});

test("a line that only begins with a number is no step", () => {
	const list = "#1 first\n#2 second";
	const known = learn(list, list);
	expect(known && isSame(known, "#2 second\n#1 first")).toBe(false);
});

test("whether what Compose does at its end is told to have ended is chance, and nothing else's end is", () => {
	const last = log(RECORDED, "", "#7 resolving provenance for metadata file");
	const known = learn(last, `${last}\n#7 DONE 0.0s`);
	expect(known).toBeDefined();
	if (known === undefined) return;
	expect(isSame(known, last)).toBe(true);
	expect(isSame(known, `${last}\n#7 DONE 0.1s`)).toBe(true);
	expect(isSame(known, RECORDED)).toBe(false);
	expect(learn(RECORDED, RECORDED.replace("\n#6 DONE 0.3s", ""))).toBe(undefined);
});
