import { expect, test } from "vitest";
import { findBrowser, wantsPictures } from "../../scripts/setup/ensure-browser.mjs";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("pictures are wanted where a page asks for one", async () => {
	await using folder = await temporaryFolder();
	expect(wantsPictures(folder.path)).toBe(false);
	await folder.write({ "a.mdx": "```sh run\necho 'picture=\"x\"'\n```\n" });
	expect(wantsPictures(folder.path)).toBe(false);
	await folder.write({ "b.mdx": '```sh run picture="http://localhost/" alt="x"\nls\n```\n' });
	expect(wantsPictures(folder.path)).toBe(true);
});

test("the browser is that of CHROMIUM_PATH, and none where that is missing, else the first on PATH", async () => {
	await using folder = await temporaryFolder();
	await folder.write({ "chosen/any": "", "one/google-chrome": "", "two/chromium": "" });
	const PATH = `${folder.path}/none:${folder.path}/one:${folder.path}/two`;
	expect(findBrowser({ PATH })).toBe(`${folder.path}/one/google-chrome`);
	const chosen = `${folder.path}/chosen/any`;
	expect(findBrowser({ PATH, CHROMIUM_PATH: chosen })).toBe(chosen);
	expect(findBrowser({ PATH, CHROMIUM_PATH: `${folder.path}/gone` })).toBeUndefined();
});
