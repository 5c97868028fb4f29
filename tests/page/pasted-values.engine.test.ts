import { expect, test } from "vitest";
import { broken, dialogue, fence, recorded } from "../support/record-source.ts";
import { usePageEngine } from "../support/use-page-engine.ts";

const { record } = usePageEngine("alpine");

test("a value off the screen is typed, and shown as it was", async () => {
	const page =
		fence("docker run -dit --name un alpine sh", 'id="lancer"') +
		fence("docker kill ${lancer:/^([0-9a-f]{12})/}\ndocker rm ${lancer:/^([0-9a-f]{12})/}") +
		fence('docker volume create aa\necho "${own:/^(aa)$/}"', 'id="own"') +
		dialogue(["$ docker run --rm -it alpine sh", "/ # echo ${own:/^(aa)$/}", "/ # exit"]);
	const { snippets } = recorded(await record(page));
	const [start, stop, own, inside] = snippets.map(({ steps }) => steps);
	const id = start?.[0]?.screen[0]?.slice(0, 12);
	expect(stop?.[0]).toMatchObject({
		input: `docker kill ${id}`,
		screen: [id],
		as: "$ docker kill ${lancer:/^([0-9a-f]{12})/}",
	});
	expect(own?.[0]).not.toHaveProperty("as");
	expect(own?.[1]?.input).toBe('echo "aa"');
	expect(inside?.[1]).toMatchObject({ input: "echo aa", screen: ["aa"] });
});

test.each([
	["nothing", /fits nothing on the screen of `one`/, "/zzz/"],
	["several", /fits 2 values on the screen of `one`: a, b/, "/[ab]/"],
])("a pattern that fits %s breaks the page at its line", async (_, message, pattern) => {
	const page = fence("echo a b", 'id="one"') + fence(`true\necho \${one:${pattern}}`);
	const [issue] = broken(await record(page));
	expect(issue).toMatchObject({ line: 7, message: expect.stringMatching(message) });
});
