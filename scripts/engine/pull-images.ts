import { HostError } from "../host/host-error.ts";
import { runIn } from "../host/run-in.ts";
import { pullHint } from "../images/pull-hint.ts";
import type { Engine } from "./start-engine.ts";

/**
 * Pulls images into an engine before its page begins, so that the page's own commands find them. It asks the
 * daemon itself, since starting Docker's client would take as long as a pull that finds all there.
 *
 * @returns Whether the engine had all of them already, as the registry has them now.
 * @throws {HostError} kind `images` when one cannot be pulled.
 */
export async function pullImages(engine: Engine, references: readonly string[]): Promise<boolean> {
	const pull = async (reference: string) => {
		const { stdout, stderr } = await runIn(engine.container, [
			"curl",
			"--silent",
			"--show-error",
			"--request",
			"POST",
			"--unix-socket",
			"/var/run/docker.sock",
			`http://docker/images/create?${new URLSearchParams(imageOf(reference))}`,
		]);
		if (stdout.includes("Image is up to date")) return true;
		if (stdout.includes("Downloaded newer image")) return false;
		// `{"message":"…"}` where the daemon refuses, `{"error":"…"}` where a pull that has begun fails.
		const reason =
			/"(?:message|error)":"((?:[^"\\]|\\.)*)"/.exec(stdout)?.[1] ?? `${stdout}${stderr}`.trim();
		throw new HostError(
			"images",
			`The image ${reference} cannot be pulled: ${reason}`,
			pullHint(reason) ?? "See the `images` of the page's frontmatter.",
		);
	};
	const wereThere = await Promise.all(references.map(pull));
	return wereThere.every(Boolean);
}

/** The same on each machine of a page. */
export async function pullEverywhere(
	{ machines }: Engine,
	references: readonly string[],
): Promise<boolean> {
	const all = [...machines.values()].map((engine) => pullImages(engine, references));
	return (await Promise.all(all)).every(Boolean);
}

/** The parameters of a pull; without a tag, the daemon would pull every tag. */
function imageOf(reference: string): Record<string, string> {
	if (reference.includes("@")) return { fromImage: reference };
	const [, name = reference, tag = "latest"] = /^(.*?)(?::([^/:]+))?$/.exec(reference) ?? [];
	return { fromImage: name, tag };
}
