import { setImmediate, setTimeout } from "node:timers/promises";

/** From this many bytes on, an output is a flood, whose next part is waited for. */
const FLOOD = 16 * 1024;
/** How long, in milliseconds. */
const PAUSE = 25;

/**
 * Gives an output in larger parts: what is there already, up to a size, and of a flood what comes soon. So what reads
 * it sees more of it at once, and a burst still waits in the kernel and not in memory.
 *
 * @param most In bytes, about.
 */
export async function* inBatches(
	output: AsyncIterable<Buffer>,
	most: number,
): AsyncGenerator<Buffer, void> {
	const chunks = output[Symbol.asyncIterator]();
	const ask = () => {
		const chunk = chunks.next();
		// It is waited for later.
		chunk.catch(() => {});
		return chunk;
	};
	let next = ask();
	for (let first = await next; !first.done; first = await next) {
		const batch = [first.value];
		let size = first.value.length;
		let pause: Promise<undefined> | undefined;
		next = ask();
		while (size < most) {
			if (size >= FLOOD) pause ??= setTimeout(PAUSE, undefined);
			const end = pause ?? setImmediate(undefined);
			const more = await Promise.race([next.catch(() => undefined), end]);
			if (more === undefined || more.done) break;
			batch.push(more.value);
			size += more.value.length;
			next = ask();
		}
		yield batch.length === 1 ? first.value : Buffer.concat(batch, size);
	}
}
