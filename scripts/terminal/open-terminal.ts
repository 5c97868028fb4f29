import { randomUUID } from "node:crypto";
import type { Engine } from "../engine/start-engine.ts";
import { openSession } from "../session/open-session.ts";
import { SnippetBreak } from "./snippet-break.ts";
import { Terminal } from "./terminal.ts";

/**
 * Opens a terminal of the engine, at the shell's prompt. Docker may fail to start a shell: it has then run
 * nothing of the page, and a second one is tried.
 *
 * @param folder Where the shell starts.
 * @throws SnippetBreak when neither shell shows a prompt.
 */
export async function openTerminal(
	engine: Pick<Engine, "container" | "user" | "home">,
	folder: string,
): Promise<Terminal> {
	try {
		return await open(engine, folder);
	} catch (error) {
		if (!(error instanceof SnippetBreak)) throw error;
		// Where the second one fails, too, as in an engine that has died, the first failure tells more.
		return await open(engine, folder).catch(() => Promise.reject(error));
	}
}

async function open(
	{ container, user, home }: Pick<Engine, "container" | "user" | "home">,
	folder: string,
): Promise<Terminal> {
	const aid = randomUUID().slice(0, 8);
	return await Terminal.open(await openSession(container, { user, home, folder, aid }), aid);
}
