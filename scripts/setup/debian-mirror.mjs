import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where Debian is when this machine has no mirror of its own. */
const DEBIAN = "http://deb.debian.org/debian";

/**
 * The Debian mirror that this machine's apt uses, from `.list` and deb822 `.sources` files alike.
 *
 * @param {string} folder
 */
export function debianMirror(folder = "/etc/apt") {
	for (const text of readSources(folder)) {
		for (const match of text.matchAll(/^(?:deb\s+(?:\[[^\]]*\]\s*)?|URIs:\s*)(\S+)/gm)) {
			const uri = (match[1] ?? "").replace(/\/+$/, "");
			// Paths of debian-security and of third parties end otherwise.
			if (/^https?:.*\/debian$/.test(uri)) return uri;
		}
	}
	return DEBIAN;
}

/** The HTTP proxy that this machine's apt uses, as environment variables for a build. */
export function aptProxy() {
	try {
		const value = execFileSync("apt-config", ["shell", "proxy", "Acquire::http::Proxy"], {
			encoding: "utf8",
		});
		const proxy = /^proxy='(.+)'/m.exec(value)?.[1];
		return proxy && proxy !== "DIRECT" ? { http_proxy: proxy } : {};
	} catch {
		return {};
	}
}

/** @param {string} folder */
function readSources(folder) {
	/** @type {string[]} */
	const files = [join(folder, "sources.list")];
	try {
		const parts = join(folder, "sources.list.d");
		files.push(...readdirSync(parts).map((name) => join(parts, name)));
	} catch {
		// No such folder.
	}
	return files
		.filter((file) => /\.(?:list|sources)$/.test(file))
		.flatMap((file) => {
			try {
				return [readFileSync(file, "utf8")];
			} catch {
				return [];
			}
		});
}
