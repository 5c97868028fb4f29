import { createSocket } from "node:dgram";

/** Docker Hub's own: its registry, the server of its tokens, and where it keeps its layers. */
export const HUB_NAMES = [
	"registry-1.docker.io",
	"auth.docker.io",
	"production.cloudflare.docker.com",
] as const;

/** Bytes of a message's head. */
const HEAD = 12;
const ADDRESS_RECORD = 1;

/**
 * Answers for names as a network's resolver does; there are no others.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1035#section-4
 * @param address Where it listens, on port 53, and what the names lead to.
 */
export async function serveNames(
	address: string,
	names: readonly string[],
): Promise<AsyncDisposable> {
	const socket = createSocket("udp4");
	socket.on("message", (question, { port, address: from }) => {
		const answer = answerTo(question, names, address);
		if (answer !== undefined) socket.send(answer, port, from);
	});
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	socket.once("error", reject).bind(53, address, resolve);
	await promise;
	return {
		[Symbol.asyncDispose]: () => new Promise((done) => void socket.close(() => done())),
	};
}

/** The answer to one question; none to what is no question. */
export function answerTo(
	message: Buffer,
	names: readonly string[],
	address: string,
): Buffer | undefined {
	const read = readQuestion(message);
	if (read === undefined) return undefined;
	const isKnown = names.includes(read.name.toLowerCase());
	const isAnswered = isKnown && read.type === ADDRESS_RECORD;
	const head = Buffer.alloc(HEAD);
	message.copy(head, 0, 0, 2);
	// A response, with recursion as asked and available; 3: there is no such name.
	head.writeUInt16BE(0x8080 | (message.readUInt16BE(2) & 0x0100) | (isKnown ? 0 : 3), 2);
	head.writeUInt16BE(1, 4);
	head.writeUInt16BE(isAnswered ? 1 : 0, 6);
	const question = message.subarray(HEAD, read.end);
	if (!isAnswered) return Buffer.concat([head, question]);
	// The name is that of the question, at its place; good for 60 s.
	const record = Buffer.from([0xc0, HEAD, 0, ADDRESS_RECORD, 0, 1, 0, 0, 0, 60, 0, 4]);
	return Buffer.concat([head, question, record, Buffer.from(address.split(".").map(Number))]);
}

function readQuestion(message: Buffer): { name: string; type: number; end: number } | undefined {
	if (message.length < HEAD || message.readUInt16BE(4) !== 1) return undefined;
	const labels: string[] = [];
	let at = HEAD;
	for (let length = message[at]; length; length = message[at]) {
		labels.push(message.toString("latin1", at + 1, at + 1 + length));
		at += 1 + length;
	}
	if (at + 5 > message.length) return undefined;
	return { name: labels.join("."), type: message.readUInt16BE(at + 1), end: at + 5 };
}
