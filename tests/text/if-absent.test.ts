import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ifAbsent } from "../../scripts/text/if-absent.ts";
import { ROOT } from "../support/repository-root.ts";

test.each(["nowhere", "package.json/below", "scripts", "x".repeat(300)])(
	"there is no file %s",
	async (name) => {
		expect(await readFile(`${ROOT}/${name}`, "utf8").catch(ifAbsent("none"))).toBe("none");
	},
);

test("what cannot be read for another reason is an error", async () => {
	const error = Object.assign(new Error("EMFILE: too many open files"), { code: "EMFILE" });
	expect(() => ifAbsent("none")(error)).toThrow("EMFILE");
	expect(() => ifAbsent("none")("thrown")).toThrow();
	expect(await readdir(`${ROOT}/nowhere`).catch(ifAbsent([]))).toEqual([]);
});
