import type { EngineSpec } from "./read-engines.ts";
import { newestFirst } from "./usual-engine.ts";

/** The text of `snippets/engines.json`: one line an engine, the newest first. */
export function formatEngines(engines: readonly EngineSpec[]): string {
	const lines = newestFirst(engines).map(({ version, default: isDefault, ...rest }) => {
		const fields = { version, ...(isDefault && { default: true }), ...rest };
		const text = Object.entries(fields).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
		return `\t\t{ ${text.join(", ")} }`;
	});
	const schema = '"$schema": "./engines.schema.json"';
	return `{\n\t${schema},\n\t"engines": [\n${lines.join(",\n")}\n\t]\n}\n`;
}
