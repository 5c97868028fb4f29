import type Docker from "dockerode";
import { runIn } from "../host/run-in.ts";
import { PictureError } from "./picture-error.ts";

/** In base64, since an exec's output is read as text. */
const CURL = 'set -o pipefail; curl --silent --show-error --include --max-time 30 "$1" | base64';

/** What a server says to a request; as Playwright takes it. */
export interface Answer {
	readonly status: number;
	readonly contentType: string;
	readonly body: Buffer;
}

/**
 * Asks a server of the engine, from inside it.
 *
 * @param container The engine's container.
 * @param url Its host is that of the engine: `http://localhost:8000/docs`.
 * @throws {PictureError} with what curl says, when nothing answers.
 */
export async function fetchInEngine(container: Docker.Container, url: string): Promise<Answer> {
	const { exit, stdout, stderr } = await runIn(container, ["bash", "-c", CURL, "bash", url]);
	if (exit !== 0) {
		const hint = "A server of the engine must answer there when the snippet ends.";
		throw new PictureError(`${url} does not answer: ${stderr.trim()}`, hint);
	}
	const bytes = Buffer.from(stdout, "base64");
	const end = bytes.indexOf("\r\n\r\n");
	const head = bytes.toString("latin1", 0, end);
	return {
		status: Number(head.split(" ", 2)[1]),
		contentType: /^content-type: *(.*?)\r?$/im.exec(head)?.[1] ?? "text/plain",
		body: bytes.subarray(end + 4),
	};
}
