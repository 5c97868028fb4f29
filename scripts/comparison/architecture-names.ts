/**
 * What programs call the architectures that official images are made for: the kernel, Go and Debian, the
 * repositories of official images, a platform with its variant, GCC, `file`, and the loader of programs.
 */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	x86_64: {
		platform: "amd64",
		image: "amd64",
		variant: "amd64",
		triplet: "x86_64-pc-linux",
		format: "x86-64",
		loader: "lib64/ld-linux-x86-64",
	},
	aarch64: {
		platform: "arm64",
		image: "arm64v8",
		variant: "arm64/v8",
		triplet: "aarch64-unknown-linux",
		format: "ARM aarch64",
		loader: "lib/ld-linux-aarch64",
	},
};

/** All of these names. */
export const ARCHITECTURE_NAMES: readonly string[] = Object.entries(NAMES).flatMap(
	([kernel, names]) => [kernel, ...Object.values(names)],
);

/**
 * The names of an architecture, each by who calls it so.
 *
 * @param architecture As `uname -m` tells it.
 */
export function architectureNames(architecture: string): Record<string, string> {
	return { architecture, ...NAMES[architecture] };
}

/** Whether a line is one that `inspect` has for some architectures only, and tells nothing beside them. */
export function isVariantLine(text: string): boolean {
	return /^\s*"Variant": "v8",$/.test(text);
}
