import { afterAll, beforeAll, expect, test } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import { unlistedEngine } from "../../scripts/versions/read-engines.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { otherEngine, USUAL } from "../support/listed-engines.ts";

/** A version that its suite has no longer: Debian's packages of it are of another one. */
const GONE = "98.9";
const other = otherEngine();
const suite = USUAL.suite ?? "";
const moved = `Debian ${suite} does not have Docker ${GONE}: it has Docker ${USUAL.version}`;
const STAND_INS = ["--images", "stand-in"];
let one: Checkout;

beforeAll(async () => {
	one = await checkout({ a: "```sh run\necho hello\n```\n" });
	const official = { ...unlistedEngine([], "99"), default: true };
	const gone = { ...unlistedEngine([], GONE), suite };
	await one.write({ "snippets/engines.json": formatEngines([official, gone, other]) });
});
afterAll(async () => {
	await one?.[Symbol.asyncDispose]();
	const host = await connectHost();
	const filters = JSON.stringify({ reference: [`recorder/engine:${GONE}-*`] });
	const tags = (await host.listImages({ filters })).flatMap(({ RepoTags }) => RepoTags ?? []);
	await Promise.all(tags.map((tag) => removed(host.getImage(tag).remove({ noprune: true }))));
});

test("a version that its suite has no longer gives way to the next, which is recorded as what it is", async () => {
	const { code, output } = await one.record(STAND_INS);
	expect(output).toContain(`! Docker 99 gives way to ${GONE}, `);
	expect(output).toContain(`! ${moved}`);
	expect(output).toContain(` Take \`"suite": "${suite}"\` off the line of ${GONE} `);
	expect(output).toContain(`! Docker 99 gives way to ${other.version}, `);
	expect(output).toContain("1 page run, 1 new.");
	expect(code).toBe(0);
	const { engine, provenance } = JSON.parse(await one.read(recordingFile(other.version, "a")));
	expect(engine).toBe(other.version);
	expect(provenance.engine).toMatch(new RegExp(`^${RegExp.escape(other.version)}`));
	expect(await one.recordings()).toEqual(["a.json"]);
});

test("where all versions are asked for, it is left out, and that is told", async () => {
	const { code, output } = await one.record([...STAND_INS, "--engine", "all", "--force"]);
	expect(output).toContain(`! ${moved}`);
	expect(output).toContain(`! Docker ${GONE} is left out`);
	expect(output).toContain("1 page run, 1 kept.");
	expect(code).toBe(0);
});

test("where it is asked for by its name, nothing takes its place", async () => {
	const { code, output } = await one.record([...STAND_INS, "--engine", GONE]);
	expect(output).toContain(`record: ${moved}`);
	expect(code).toBe(3);
	expect(await one.recordings()).toEqual(["a.json"]);
});
