import { create } from "asciinema-player";
import styles from "asciinema-player/dist/bundle/asciinema-player.css?url&no-inline";

/** The page's names for the colours of a terminal, in the player's order. */
const HUES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const COLORS = [...HUES, ...HUES.map((hue) => `bright-${hue}`)];

/** Plays a cast in a dialog, which is gone once it is closed. */
export async function showReplay(replay: {
	readonly cast: string;
	readonly close: string;
	readonly label: string;
}): Promise<void> {
	await loadStyles();
	const dialog = document.createElement("dialog");
	dialog.className = "replay not-content";
	dialog.ariaLabel = replay.label;
	const place = document.createElement("div");
	const button = document.createElement("button");
	button.type = "button";
	button.textContent = replay.close;
	button.addEventListener("click", () => dialog.close());
	dialog.append(button, place);
	document.body.append(dialog);
	dialog.showModal();
	dialog.append(colors(place));
	const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
	const player = create(replay.cast, place, {
		// Who wants no motion sees the end, and may still start it.
		autoPlay: !isStill,
		...(isStill && { poster: "npt:9:59:59" }),
		preload: true,
		fit: "width",
		theme: "site",
		cursorMode: isStill ? "steady" : "blinking",
		terminalFontFamily: getComputedStyle(dialog).getPropertyValue("--__sl-font-mono"),
	});
	dialog.addEventListener("close", () => {
		player.dispose();
		dialog.remove();
	});
}

/** The page's colours as they are now, for the player: it reads them as hexadecimal digits only. */
function colors(probe: HTMLElement): HTMLStyleElement {
	const names = COLORS.map((name, index) => [index, `ansi-${name}`]);
	const ends = ["foreground", "background"].map((name) => [name, name]);
	const values = [...names, ...ends].map(([to, from]) => {
		probe.style.color = `var(--term-${from})`;
		const parts = getComputedStyle(probe).color.match(/\d+/g)?.slice(0, 3) ?? [];
		const hex = parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("");
		return `--term-color-${to}:#${hex}`;
	});
	const style = document.createElement("style");
	style.textContent = `div.ap-player.asciinema-player-theme-site{${values.join(";")}}`;
	return style;
}

async function loadStyles(): Promise<void> {
	if (document.querySelector(`link[href="${styles}"]`) !== null) return;
	const link = document.createElement("link");
	link.rel = "stylesheet";
	link.href = styles;
	await new Promise((resolve, reject) => {
		link.addEventListener("load", resolve);
		link.addEventListener("error", reject);
		document.head.append(link);
	});
}
