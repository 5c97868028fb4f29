import { cp } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

/**
 * Gives a copy of the checkout its packages: links them file by file, or copies them where that cannot
 * be. Astro does not build from a folder of packages that is itself a link.
 */
export async function linkPackages(from: string, to: string): Promise<void> {
	const packages = join(from, "node_modules");
	const { failed } = await execa("cp", ["-al", packages, to], { reject: false });
	if (failed) await cp(packages, join(to, "node_modules"), { recursive: true, force: true });
}
