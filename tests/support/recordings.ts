import { checksum, digestOf } from "../../scripts/recording/checksum.ts";
import { FORMAT, type Recording, type SnippetRecording } from "../../scripts/recording/schema.ts";

/** A snippet that enters one command. */
export function snippetRecording(
	id: string,
	screen: readonly string[],
	exit = 0,
): SnippetRecording {
	return {
		id,
		terminal: "terminal",
		steps: [{ prompt: "$ ", input: id, screen: [...screen], exit }],
	};
}

/** A snippet with a picture, which is this file. */
export function pictured(
	snippet: SnippetRecording,
	file: Buffer,
	text: readonly string[] = [],
): SnippetRecording {
	const url = "http://localhost:8000/docs";
	return { ...snippet, picture: { url, text: [...text], packages: [], digest: digestOf(file) } };
}

/** A valid recording of these snippets. */
export function recordingOf(...snippets: SnippetRecording[]): Recording {
	const provenance: Recording["provenance"] = {
		engine: "28.5.2",
		cli: "28.5.2",
		compose: "2.40.3",
		buildx: null,
		kernel: "6.1.0",
		kernelVersion: "#1 SMP",
		architecture: "x86_64",
		processors: 2,
		memory: 8_000_000_000,
		kind: "official",
		images: [{ reference: "alpine:latest", digest: `sha256:${"a".repeat(64)}`, kind: "official" }],
	};
	const recording = {
		format: FORMAT,
		key: "0123456789abcdef",
		checksum: "",
		page: "exercice-1",
		engine: "28.5",
		recorded: "2026-03-02T10:11:12Z",
		duration: 42,
		provenance,
		snippets,
	} as const;
	return sealed({ ...recording, snippets });
}

/** The same recording with other fields, and the checksum that goes with them. */
export function sealed(recording: Recording): Recording {
	return { ...recording, checksum: checksum(recording) };
}
