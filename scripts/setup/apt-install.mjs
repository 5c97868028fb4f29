import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Whether this process may install Debian packages here: Debian or Ubuntu, as root. */
export function canInstall() {
	if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
	try {
		return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
	} catch {
		return false;
	}
}

/**
 * Installs Debian packages from the machine's own sources.
 *
 * @param {string[]} packages
 * @throws {Error} With the end of what apt said.
 */
export function aptInstall(packages) {
	apt(["update"]);
	apt(["install", "--yes", "--no-install-recommends", ...packages]);
}

/** @param {string[]} options */
function apt(options) {
	const { status, stdout, stderr, error } = spawnSync("apt-get", ["-qq", ...options], {
		encoding: "utf8",
		env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		maxBuffer: 64 * 1024 * 1024,
	});
	// An update may fail for a third party's source that is not needed: whether it matters, the install tells.
	if (status === 0 || options[0] === "update") return;
	const tail = `${stdout}\n${stderr}`.trim().split("\n").slice(-8).join("\n");
	throw new Error(`apt-get ${options.join(" ")} failed:\n${error?.message ?? tail}`);
}
