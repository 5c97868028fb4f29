import { expect, test } from "vitest";
import { madeName } from "../../scripts/comparison/made-name.ts";

test.each([
	["mktemp -u fichier.XXXXXX", "fichier.aB3dEf", "aB3dEf"],
	["f=$(mktemp /tmp/job-XXXX.log); ls $f", "/tmp/job-9aZq.log", "9aZq"],
	["mktemp -d 'XXXXXXXX'", "Qwertyui", "Qwertyui"],
])("%s draws a part of %s", (command, shown, drawn) => {
	expect(shown.match(new RegExp(madeName(command) ?? "(?!)", "u"))?.[0]).toBe(drawn);
});

test.each(["mktemp", "mktemp -d", "mktemp aXX", "echo XXXXXX", "mktemp | tee XXXX"])(
	"%s names no template",
	(command) => {
		expect(madeName(command)).toBeUndefined();
	},
);
