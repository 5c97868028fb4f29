/** What may differ between two engines of a page, and must not matter to it. */
export interface Conditions {
	readonly name: "usual" | "varied";
	/** The process number from which the engine's own go on. */
	readonly firstProcess: number;
	/** The address of Docker's own network: arguments of dockerd; its own choice where empty. */
	readonly addresses: readonly string[];
	/** Networks that are taken, from which the daemon gives no addresses to those that a page makes. */
	readonly reserved: readonly string[];
	/** What of the engine's disk is taken before the page begins, in bytes. */
	readonly taken: number;
	/** How much later the page begins, in milliseconds. */
	readonly later: number;
}

/** Those under which readers see a page: numbers as on a machine that has been up for a while. */
export const USUAL: Conditions = {
	name: "usual",
	firstProcess: 2000,
	addresses: [],
	reserved: [],
	taken: 0,
	later: 0,
};

/**
 * Those of a second run. Two fresh engines give the same process numbers, addresses (and, before Docker 28,
 * the MAC addresses made of them) and free space, and so would hide that these vary; two that run side by side give the same times and
 * what is made of them, such as the hash of an archive. As long as the usual ones, so that columns keep their
 * width. The daemon's options for networks are no way to other addresses: `docker info` shows them.
 */
export const VARIED: Conditions = {
	name: "varied",
	firstProcess: 5200,
	addresses: ["--bip=10.200.0.1/16"],
	reserved: ["172.18.0.0/15"],
	taken: 4 * 1024 ** 2,
	later: 1500,
};
