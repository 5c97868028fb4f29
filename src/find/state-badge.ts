import type { PageState } from "../join/course-state.ts";
import { strings } from "../strings.ts";

const HEIGHT = 20;
const PADDING = 8;
/** Width of a letter of 11 px. Each text is stretched to what it gives, so that it fits whatever the font. */
const LETTER = 6.4;

/**
 * A badge as SVG, as READMEs show them: how many terminals ran on the version that readers see first, and when.
 *
 * @param version As readers choose it.
 */
export function stateBadge(state: readonly PageState[], version: string): string {
	const last = state
		.flatMap(({ versions }) => versions.filter((one) => one.version === version))
		.flatMap(({ recording }) => recording?.recorded ?? [])
		.sort()
		.at(-1);
	const name = strings.changes.docker(version);
	const ran = state
		.flatMap(({ snippets }) => snippets)
		.filter((one) => one.ran.some((where) => where.version === version));
	const value = [strings.state.ran(ran.length), ...(last ? [strings.state.on(last)] : [])].join(
		", ",
	);
	const left = widthOf(name);
	const right = widthOf(value);
	const text = (content: string, x: number, width: number) =>
		`<text x="${x + PADDING}" y="14" textLength="${width - 2 * PADDING}">${content}</text>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${name}\u00a0: ${value}">
<title>${name}\u00a0: ${value}</title>
<clipPath id="r"><rect width="${left + right}" height="${HEIGHT}" rx="3"/></clipPath>
<g clip-path="url(#r)"><path fill="#0c1719" d="M0 0h${left}v${HEIGHT}H0z"/><path fill="#0a6a73" d="M${left} 0h${right}v${HEIGHT}H${left}z"/></g>
<g fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11">
${text(name, 0, left)}
${text(value, left, right)}
</g>
</svg>
`;
}

function widthOf(text: string): number {
	return Math.round(text.length * LETTER) + 2 * PADDING;
}
