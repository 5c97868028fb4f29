import { expect, test } from "vitest";
import { nearTag } from "../../scripts/plan/near-tag.ts";

test.each<[language: string, meta: string, offset: number, message: RegExp]>([
	["sh", "rnu", 0, /`rnu` does not tag/],
	["sh", "Run", 0, /`Run` does not tag/],
	["sh", "RUN", 0, /`RUN` does not tag/],
	["sh", "{run}", 0, /`{run}` does not tag/],
	["sh", "run=true", 0, /`run=true` does not tag/],
	["sh", 'run="yes"', 0, /`run="yes"` does not tag/],
	["sh", "run,", 0, /`run,` does not tag/],
	["sh", "run;", 0, /`run;` does not tag/],
	["sh", "runn", 0, /`runn` does not tag/],
	["sh", "rn", 0, /`rn` does not tag/],
	["sh", 'title="a" urn', 10, /`urn` does not tag/],
	["sh", 'id="a"', 0, /The option `id` has no effect/],
	["sh", 'title="a"  exit=1', 11, /The option `exit` has no effect/],
	["console", "until=/a/", 0, /The option `until` has no effect/],
	["sh", "hidden", 0, /The option `hidden` has no effect/],
	["sh", "rum", 0, /`rum` does not tag/],
	["sh", "Exit=1", 0, /The option `Exit` has no effect/],
	["sh", "timout=2m", 0, /The option `timout` has no effect/],
	["shrun", "", 0, /`shrun` is no language/],
	["run", "", 0, /`run` is no language/],
	["Run", "", 0, /`Run` is no language/],
	["sh{run}", "", 0, /`sh{run}` is no language/],
	["sh,run", "", 0, /`sh,run` is no language/],
	["SH-RUN", "", 0, /`SH-RUN` is no language/],
	["console-run", "", 0, /`console-run` is no language/],
	["c++{run}", "", 0, /`c\+\+{run}` is no language/],
	["", "rnu", 0, /`rnu` does not tag/],
	["sh", "  rnu", 2, /`rnu` does not tag/],
	["sh", 'title="a" {run}', 10, /`{run}` does not tag/],
	["sh", "Until=/a/", 0, /The option `Until` has no effect/],
])("a fence is almost tagged: %s %s", (language, meta, offset, message) => {
	const near = nearTag(language, meta);
	expect(near).toMatchObject({ offset, message: expect.stringMatching(message) });
	expect(near?.hint).toMatch(/^Write ```(sh|console|SH|c\+\+) run …, or leave it out\.$/);
});

test.each([
	["python", ""],
	["rust", ""],
	["ruby", ""],
	["r", ""],
	["ts", 'title="run.sh"'],
	["ts", "{1,3-5}"],
	["ts", '"run"'],
	["ts", "/run/"],
	["ts", "/Un/"],
	["ts", "ins={2} del={3} mark={4}"],
	["ts", 'showLineNumbers startLineNumber=5 frame="none" wrap'],
	["md", "collapse={1-3}"],
	["ron", ""],
	["rum", ""],
	["u", ""],
	["ts", "r"],
	["ts", "ids=3"],
	["ts", "rat"],
	["shruns", ""],
	["xshrun", ""],
	["ts", 'title="rum"'],
	["sh", "illustration"],
	["ts", "un"],
	["urns", ""],
	["ts", "rubs"],
	["ts", "edit=1"],
	["ts", "fail=1"],
])("an ordinary block of code is not: %s %s", (language, meta) => {
	expect(nearTag(language, meta)).toBeUndefined();
});

test.each([
	["run", "sh"],
	["Run", "sh"],
	["{run}", "sh"],
	["sh{run}", "sh"],
	["SH-RUN", "SH"],
	["console-run", "console"],
	["c++{run}", "c++"],
	["python{run}", "python"],
])("the mend of %s keeps its language: %s", (written, language) => {
	expect(nearTag(written, "")?.hint).toBe(`Write \`\`\`${language} run …, or leave it out.`);
});
