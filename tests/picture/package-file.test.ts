import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { packageFile } from "../../scripts/picture/package-file.ts";

const CDN = "https://cdn.jsdelivr.net/npm";

test("a file of the CDN is the package's, as FastAPI asks for it", async () => {
	const found = packageFile(`${CDN}/swagger-ui-dist@5/swagger-ui.css`);
	expect(found?.package).toMatch(/^swagger-ui-dist 5\.\d+\.\d+$/);
	expect(await readFile(found?.path ?? "", "utf8")).toContain(".swagger-ui");
});

test("a package may have a scope, an exact version and folders", () => {
	const found = packageFile(`${CDN}/@xterm/headless@6/package.json?x#y`);
	expect(found?.path).toMatch(/@xterm\/headless\/package\.json$/);
	const version = found?.package.split(" ")[1];
	expect(packageFile(`${CDN}/@xterm/headless@${version}/lib-headless/xterm-headless.js`)).toEqual({
		path: expect.stringContaining("/lib-headless/"),
		package: found?.package,
	});
});

test.each([
	["nowhere-at-all@1/index.js", "the package nowhere-at-all is not installed"],
	["swagger-ui-dist@4/swagger-ui.css", "the package installed is swagger-ui-dist 5."],
	["swagger-ui-dist@5/nothing.css", "has no such file"],
])("what the packages cannot stand in for is told, with what to do: %s", (path, message) => {
	const url = `${CDN}/${path}`;
	const name = path.split("/")[0];
	expect(() => packageFile(url)).toThrow(
		expect.objectContaining({
			message: expect.stringMatching(new RegExp(`${url}, and .*${message}`)),
			hint: expect.stringContaining(`npm install ${name}`),
		}),
	);
});

test.each([
	"https://fastapi.tiangolo.com/img/favicon.png",
	"https://cdn.jsdelivr.net/gh/a/b@1/c.js",
])("another address is no package's: %s", (url) => expect(packageFile(url)).toBeUndefined());
