/**
 * A line that GitHub Actions shows at a file
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
 *
 * @param place The file, and where in it; or a title.
 */
export function annotation(
	kind: "error" | "warning" | "notice",
	place: Readonly<Record<string, string | number>>,
	text: string,
): string {
	const properties = Object.entries(place).map(
		([name, value]) => `${name}=${escapeProperty(value)}`,
	);
	return `::${kind} ${properties.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(value: string | number): string {
	return escapeData(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
