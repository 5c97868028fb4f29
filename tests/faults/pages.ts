import { runIn } from "../../scripts/host/run-in.ts";
import type { Recorder, Scene } from "./scene.ts";

/** A page with one fence, whose commands begin on its second line. */
export function page(commands: string, options = ""): string {
	return `\`\`\`sh run ${options}\n${commands}\n\`\`\`\n`;
}

/** A page that says its round in a picture, too. */
export function picturedPage(round: number): string {
	const serve = `mkdir site && echo '<h1>trial-${round}</h1>' > site/index.html
docker run -d -p 8000:8000 -v ./site:/site python:3.13-slim python -m http.server -d /site`;
	const options = 'id="page" retry="20s" picture="http://localhost:8000/" alt="Le tour."';
	const show = `echo trial-${round}; curl -s --fail http://localhost:8000/`;
	return `---\nimages: ["python:3.13-slim"]\n---\n\n${page(serve)}\n${page(show, options)}`;
}

/** A command that ends when {@link letGo} is called, and not before: nothing has to be timed. */
export const WAIT = "until [ -e /tmp/go ]; do sleep 0.1; done";

/** Waits until a recorder has entered {@link WAIT}: in two engines, as it does where a page is new. */
export async function untilWaits({ output }: Recorder): Promise<void> {
	await output.until(`] 1/1 $ ${WAIT}`);
	await output.until(`once more: 1/1 $ ${WAIT}`);
}

/** Lets a recorder's page go on. */
export async function letGo(scene: Scene, recorder: Recorder): Promise<void> {
	const { engines } = await scene.containers(recorder);
	for (const engine of engines) {
		const { exit, stderr } = await runIn(engine, ["touch", "/tmp/go"]);
		if (exit !== 0) throw new Error(`The page cannot be let go: ${stderr}`);
	}
}
