import { createServer } from "node:net";

/** A port of the loopback on which nothing listens now. */
export async function freePort(): Promise<number> {
	const listener = createServer();
	await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
	const address = listener.address();
	listener.close();
	if (address === null || typeof address === "string") throw new Error("There is no free port.");
	return address.port;
}
