import { afterAll, beforeAll, expect, test } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { dropVolumes } from "../../scripts/host/drop-volumes.ts";
import { STATE_PREFIX } from "../../scripts/page/start-page.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { recordingSchema } from "../../scripts/recording/schema.ts";
import { shortHash } from "../../scripts/text/short-hash.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { USUAL } from "../support/listed-engines.ts";
import { fence, screens } from "../support/record-source.ts";

/** Ends with something of all that goes on, and with a container that Docker would start again. */
const FIRST = `---
images: [alpine]
---

${fence(`docker tag alpine mine
docker run --rm -v data:/data alpine sh -c 'echo in a volume > /data/file'
docker network create --subnet 10.9.8.0/24 net
docker run alpine echo done
docker run -d --name serving --restart always --stop-signal KILL --network net alpine sleep 1000
echo at home > ~/note`)}`;
const SECOND = `---
after: "state-first"
---

${fence(
	`docker images -q mine | wc -l
docker run --rm -v data:/data alpine cat /data/file
docker network inspect --format '{{(index .IPAM.Config 0).Subnet}}' net
docker ps -q
docker ps -a --format '{{.Image}} {{.Names}}'
docker logs $(docker ps -aq --filter ancestor=alpine | tail -n 1)
cat note
docker start serving`,
)}
${fence("hostname; ls; docker images -q | wc -l; ping -c 1 -q poste | grep -o '1 received'", 'machine="noeud2"')}`;

let one: Checkout;
beforeAll(async () => {
	one = await checkout({ "state-first": FIRST, "state-second": SECOND });
}, 30_000);
afterAll(async () => {
	await one?.[Symbol.asyncDispose]();
	const page = shortHash("state-first", 12);
	await dropVolumes(
		await connectHost(),
		(name) => name.startsWith(STATE_PREFIX) && name.includes(page),
	);
});

const second = async () =>
	recordingSchema.parse(JSON.parse(await one.read(recordingFile(USUAL.version, "state-second"))));

test("a page begins with all that another one has left, and nothing of it runs", async () => {
	const { code, output } = await one.record(["state-second"]);
	expect(code, output).toBe(0);
	expect(output).toContain("state-first first: 1/1");
	expect(await one.recordings()).toEqual(["state-second.json"]);
	const recording = await second();
	const [shown = [], elsewhere] = screens(recording);
	// Another machine is new.
	expect(elsewhere).toEqual(["noeud2", "0", "1 received"]);
	const name = shown.at(-4)?.replace("alpine ", "") ?? "";
	expect(shown).toEqual([
		"1",
		"in a volume",
		"10.9.8.0/24",
		"alpine serving",
		`alpine ${name}`,
		"done",
		"at home",
		"serving",
	]);
	// Its two runs began after two runs of the page before, between which Docker chose other names.
	expect(name).toMatch(/^[a-z]+_[a-z0-9_]+$/);
	const steps = recording.snippets.flatMap(({ steps }) => steps);
	expect(steps.some(({ varies }) => varies?.some((value) => value.includes(" name ")))).toBe(true);

	// That page has not changed, and is not run again.
	const again = await one.record(["state-second", "--force"]);
	expect(again.output).not.toContain("state-first first");
	expect(again.output).toContain("1 page run, 1 kept.");
	const check = await one.record(["state-second", "--check", "--shard", "1/2"]);
	expect(check.code, check.output).toBe(0);
	expect(check.output).not.toContain("state-first first");
	expect(check.output).toContain("1 page run");
}, 240_000);

test("a page before that breaks is told where it is named", async () => {
	await one.write({
		"src/content/docs/state-first.mdx": fence("cat absent"),
	});
	expect((await one.record(["state-second", "--frozen"])).output).toContain("is stale");
	const { code, output } = await one.record(["state-second"]);
	expect(code, output).toBe(1);
	expect(output).toContain(
		"src/content/docs/state-second.mdx:2:8 The page `state-first`, after which this one begins, breaks at src/content/docs/state-first.mdx:2:1: The command ended with status 1, expected 0.",
	);
	expect(output).toContain("No such file");
}, 120_000);
