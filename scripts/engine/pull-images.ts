import { HostError } from "./host-error.ts";
import { runIn } from "./run-in.ts";
import type { Engine } from "./start-engine.ts";

/**
 * Pulls images into an engine before its page begins, so that the page's own commands find them.
 *
 * @throws {HostError} kind `images` when one cannot be pulled.
 */
export async function pullImages(engine: Engine, references: readonly string[]): Promise<void> {
	const pull = async (reference: string) => {
		const { exit, stderr } = await runIn(engine.container, ["docker", "pull", "-q", reference]);
		if (exit === 0) return;
		throw new HostError(
			"images",
			`The image ${reference} cannot be pulled: ${stderr.trim()}`,
			"See the `images` of the page's frontmatter.",
		);
	};
	await Promise.all(references.map(pull));
}
