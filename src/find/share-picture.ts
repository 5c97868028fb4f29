import { plain } from "../../scripts/recording/plain.ts";
import type { Recording, SnippetRecording } from "../../scripts/recording/schema.ts";
import { fileUrl } from "../components/changes-url.ts";
import { strings } from "../strings.ts";

/** What other sites show beside a link to a page, in pixels. */
export const PICTURE = { width: 1200, height: 630 } as const;

const MARGIN = 64;
const LINE = 34;
const COLUMNS = 78;
const LINES = 11;
/** Of a bold letter, against its height. */
const WIDEST = 0.68;

/** Address of a page's picture, below the site's base path. */
export function pictureUrl(page: string): string {
	return fileUrl(`og/${page}.png`);
}

/**
 * The picture of a page as SVG: its title, and a terminal of its own.
 *
 * @param recording The page's; that of another one where it has none.
 */
export function sharePicture(title: string, recording: Recording): string {
	const { width, height } = PICTURE;
	const shown = linesOf(pickSnippet(recording)).slice(0, LINES);
	const top = 222;
	const text = shown.map(({ prompt, rest }, index) => {
		const y = top + 92 + index * LINE;
		return `<text x="${MARGIN + 28}" y="${y}" xml:space="preserve"><tspan fill="#5fd0d0" font-weight="700">${escapeXml(prompt)}</tspan>${escapeXml(rest)}</text>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><clipPath id="screen"><rect x="${MARGIN}" y="${top}" width="${width - 2 * MARGIN}" height="${height}"/></clipPath></defs>
<rect width="${width}" height="${height}" fill="#0c1719"/>
<circle cx="${MARGIN + 10}" cy="74" r="10" fill="#ff5a3c"/>
<g font-family="DejaVu Sans, Liberation Sans, Arial, sans-serif">
<text x="${MARGIN + 36}" y="84" font-size="28" fill="#8fa3a7">${escapeXml(title === strings.title ? "" : strings.title)}</text>
<text x="${MARGIN}" y="164" font-size="${Math.min(50, Math.floor((width - 2 * MARGIN) / title.length / WIDEST))}" font-weight="700" fill="#f6fafa">${escapeXml(title)}</text>
</g>
<g clip-path="url(#screen)">
<rect x="${MARGIN}" y="${top}" width="${width - 2 * MARGIN}" height="${height}" rx="16" fill="#0b1a1e" stroke="#1f3d44" stroke-width="2"/>
<path d="M${MARGIN} ${top + 44}h${width - 2 * MARGIN}" stroke="#1f3d44" stroke-width="2"/>
<circle cx="${MARGIN + 28}" cy="${top + 22}" r="8" fill="#ff5a3c"/>
<g font-family="DejaVu Sans Mono, Liberation Mono, Menlo, Consolas, monospace" font-size="22" fill="#d7e4e4">
${text.join("\n")}
</g>
</g>
</svg>`;
}

/** The first that shows some lines, none of them too wide; else the first. */
function pickSnippet({ page, snippets }: Recording): SnippetRecording {
	const fits = snippets.find((one) => {
		const lines = linesOf(one);
		return (
			lines.length > 3 && lines.every(({ prompt, rest }) => prompt.length + rest.length <= COLUMNS)
		);
	});
	const picked = fits ?? snippets[0];
	if (picked === undefined) throw new Error(`The recording of ${page} shows nothing.`);
	return picked;
}

function linesOf({ steps }: SnippetRecording): { prompt: string; rest: string }[] {
	return steps.flatMap(({ prompt, input, screen }) => [
		...(prompt + input === "" ? [] : input.split("\n")).map((rest, index) => ({
			prompt: index === 0 ? prompt : "",
			rest,
		})),
		...screen.map((line) => ({ prompt: "", rest: plain(line) })),
	]);
}

function escapeXml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
