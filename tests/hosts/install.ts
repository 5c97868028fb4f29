import { accessSync } from "node:fs";
import { aptInstall, canInstall } from "../../scripts/setup/apt-install.mjs";

/** Whether this machine may be made into other hosts: its user is root, and it is a Debian. */
export const MAY_INSTALL = canInstall();

/**
 * Installs what a test needs, unless it is there.
 *
 * @param packages Each with a file of it.
 */
export function install(packages: Readonly<Record<string, string>>): void {
	const missing = Object.entries(packages).filter(([, file]) => {
		try {
			accessSync(file);
			return false;
		} catch {
			return true;
		}
	});
	if (missing.length > 0) aptInstall(missing.map(([name]) => name));
}
