import { expect, test } from "vitest";
import { isSame, learn } from "./screens.ts";

/** What a build of two targets shows, in the order in which its steps began; `a` and `b` name what they share. */
const bake = (a: string, b: string, [first, second]: readonly [string, string] = ["2", "3"]) =>
	[
		`#${first} [pain internal] load build definition from Dockerfile`,
		`#${first} DONE 0.0s`,
		"",
		`#${second} [beurre internal] load build definition from Dockerfile`,
		`#${second} DONE 0.0s`,
		"",
		`#4 [${a} internal] load metadata for docker.io/library/alpine:latest`,
		"#4 DONE 0.0s",
		"",
		`#5 [${b} internal] load .dockerignore`,
		"#5 DONE 0.0s",
		"",
		`#6 [${a} ${a === "pain" ? "1/2" : "stage-0 1/3"}] FROM docker.io/library/alpine:latest`,
		"#6 CACHED",
		"",
		"#7 [pain 2/2] RUN petrir",
		"#7 DONE 0.8s",
		"",
		"#8 [beurre stage-0 2/3] RUN battre",
		"#8 DONE 0.9s",
		"",
		"#9 [beurre] exporting to image",
		"#9 DONE 0.0s",
	].join("\n");

/** The same of Compose, which draws it, for two services of one Dockerfile. */
const compose = (...names: readonly string[]) =>
	[
		`[+] Building 2.3s (9/9) FINISHED`,
		` => [${names[0]} internal] load build definition from Dockerfile   0.0s`,
		` => [${names[1]} internal] load metadata for docker.io/library/alpine:latest   0.0s`,
		` => [${names[0]} 1/3] FROM docker.io/library/alpine:latest   0.0s`,
		` => CACHED [${names[1]} 2/3] WORKDIR /app   0.0s`,
		` => [${names[2]} 3/3] RUN date   0.4s`,
		" => [web] exporting to image   0.1s",
		" => [worker] exporting to image   0.1s",
	].join("\n");

test.each([
	["a step that two targets share", bake("pain", "pain"), bake("beurre", "beurre")],
	["each such step", bake("pain", "beurre"), bake("beurre", "pain", ["3", "2"])],
	["all steps of one Dockerfile", compose("web", "web", "worker"), compose("worker", "web", "web")],
	["all after one service", compose("web", "web", "web"), compose("worker", "worker", "worker")],
])("the target after which %s is named is chance", (_, first, second) => {
	const known = learn(first, second);
	expect(known && [first, second].map((later) => isSame(known, later))).toEqual([true, true]);
	const alike = learn(first, first);
	expect(alike && isSame(alike, second)).toBe(true);
});

test.each<[what: string, screen: string, from: string, to: string]>([
	["a step of another target", bake("pain", "pain"), "[pain 2/2] RUN", "[beurre 2/2] RUN"],
	[
		"another image",
		bake("pain", "pain"),
		/FROM .*/.exec(bake("pain", "pain"))?.[0] ?? "",
		"FROM x",
	],
	[
		"a step less",
		bake("pain", "pain"),
		"#5 [pain internal] load .dockerignore\n#5 DONE 0.0s\n",
		"",
	],
	["another command", compose("web", "web", "web"), "RUN date", "RUN cal"],
	["another target", compose("web", "web", "web"), "[worker] exporting", "[autre] exporting"],
	["another target of a single one", "#1 [web internal] load x\n#1 DONE 0s", "[web", "[api"],
])("it is seen that there is %s", (_, screen, from, to) => {
	const known = learn(screen, screen);
	expect(screen).toContain(from);
	expect(known && isSame(known, screen.replace(from, to))).toBe(false);
});
