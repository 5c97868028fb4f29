/** What may differ between two engines of a page, and must not matter to it. */
export interface Conditions {
	/** The process number from which the engine's own go on. */
	readonly firstProcess: number;
	/** Networks from which the daemon takes addresses: arguments of dockerd; its own choice where empty. */
	readonly addresses: readonly string[];
	/** What of the engine's disk is taken before the page begins, in bytes. */
	readonly taken: number;
}

/** Those under which readers see a page: numbers as on a machine that has been up for a while. */
export const USUAL: Conditions = { firstProcess: 2000, addresses: [], taken: 0 };

/**
 * Those of a second run. Two fresh engines give the same process numbers, addresses (and, before Docker 28,
 * the MAC addresses made of them) and free space, and so would hide that these vary. As long as the usual
 * ones, so that columns keep their width.
 */
export const VARIED: Conditions = {
	firstProcess: 5200,
	addresses: ["--bip=10.200.0.1/16", "--default-address-pool=base=10.208.0.0/12,size=16"],
	taken: 4 * 1024 ** 2,
};
