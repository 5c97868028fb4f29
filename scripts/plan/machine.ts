import { SHELL_PROMPT } from "./entry.ts";

/**
 * What every page meets, whatever it asks for, and what its screens and pictures show the marks of: a part of
 * the key of every recording.
 */
export const MACHINE = {
	hostName: "poste",
	prompt: SHELL_PROMPT,
	/** Size of every terminal, in character cells. Programs lay out their output for it. */
	terminal: { columns: 100, rows: 40 },
	/** Rows that a screen keeps: a longer output loses its first rows, and the screen says so. */
	keptRows: 1000,
	/**
	 * A picture's width and least height, a phone's, in CSS pixels: what can be read there can be read on any
	 * screen. And its pixels for one of these, so that it is sharp there.
	 */
	picture: { width: 412, height: 240, scale: 2 },
} as const;
