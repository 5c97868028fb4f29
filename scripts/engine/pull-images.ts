import { HostError } from "./host-error.ts";
import { runIn } from "./run-in.ts";
import type { Engine } from "./start-engine.ts";

/**
 * Pulls images into an engine before its page begins, so that the page's own commands find them.
 *
 * @returns Whether the engine had all of them already, as the registry has them now.
 * @throws {HostError} kind `images` when one cannot be pulled.
 */
export async function pullImages(engine: Engine, references: readonly string[]): Promise<boolean> {
	const pull = async (reference: string) => {
		const { exit, stdout, stderr } = await runIn(engine.container, ["docker", "pull", reference]);
		if (exit === 0) return stdout.includes("Image is up to date");
		throw new HostError(
			"images",
			`The image ${reference} cannot be pulled: ${stderr.trim()}`,
			"See the `images` of the page's frontmatter.",
		);
	};
	const wereThere = await Promise.all(references.map(pull));
	return wereThere.every(Boolean);
}
