const MIB = 1024 ** 2;
const MINUTE = 60_000;

/**
 * What a page may cost the machine that runs it, whoever has written it. The manual has a row for each, with what is
 * told where a page reaches it. What a screen keeps of a long output is another thing: it belongs to what all pages
 * meet, and to their keys.
 */
export const LIMITS = {
	/** Memory of an engine and all its containers, in bytes; what its images take is part of it. */
	memory: 4096 * MIB,
	/** The part of that memory which images and containers' files may fill: the daemon needs the rest. */
	disk: 3072 * MIB,
	/** Machines of a page; each is an engine that has all of this memory. */
	machines: 4,
	/** Processes of an engine and all its containers. */
	processes: 4096,
	/** The most that a command may be given by its fence, in milliseconds. */
	command: 60 * MINUTE,
	/** After how many milliseconds no further snippet of a page begins. */
	page: 120 * MINUTE,
	/** How much a workspace may hold, in bytes: it is copied whole, in memory. */
	workspace: 256 * MIB,
	/** How long the replay of a snippet may be, in bytes; one that is longer is left out. */
	cast: MIB,
	/** How long the screens of a page may be in all, in characters: readers load them. */
	screens: 16 * MIB,
} as const;

/** A size in words, such as `256 MiB` or `4 GiB`. */
export function binarySize(bytes: number): string {
	const mebibytes = Math.ceil(bytes / MIB);
	return mebibytes % 1024 === 0 ? `${mebibytes / 1024} GiB` : `${mebibytes} MiB`;
}
