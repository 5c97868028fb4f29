import type { MovedLine } from "./match-lines.ts";
import type { ReadLine } from "./read-screen.ts";

/**
 * Whether lines that changed places still stand behind what they waited for, as far as a build and Compose show it:
 * they draw all of their lines again and again, though not all that these tell of goes on side by side.
 */
export function keepsWaits(moved: readonly MovedLine[], all: readonly ReadLine[]): boolean {
	// Compose waits for a container to be healthy only for another one: the one that has no more to tell of.
	const others = all
		.map((line) => toldBy(line))
		.filter(({ object, verb }) => object === "Container" && verb !== "Healthy");
	const isOnly = others.length === 1;
	const lines = moved.map(({ before, after }) => toldBy(before, after.number));
	return lines.every((line, index) => {
		const inverted = lines.slice(0, index).filter(({ place }) => place > line.place);
		const isLate = (late: Told, early: Told) =>
			isOnly && late.verb === "Started" && early.verb === "Healthy";
		// On one of the two screens, what waited stands above what it waited for, whichever was recorded.
		const hasWaitedFor = (former: Told) =>
			isLate(line, former) ||
			isLate(former, line) ||
			hasWaited(line, former) ||
			hasWaited(former, line);
		return !inverted.some(hasWaitedFor) && (!line.isPart || isBehindItsOwn(line, lines));
	});
}

/** What a line tells of. */
interface Told {
	readonly text: string;
	/** Whether it is the first line, which tells of all others. */
	readonly isHeading: boolean;
	/** Whether it tells of a part of what the line above tells of. */
	readonly isPart: boolean;
	/** The stage of a build and the number of its step. */
	readonly stage: string | undefined;
	readonly step: number;
	/** What Compose made or removed, and what has become of it. */
	readonly object: string | undefined;
	readonly verb: string | undefined;
	/** Its number on the other screen. */
	readonly place: number;
}

function toldBy({ tokens, number }: ReadLine, place = number): Told {
	const text = tokens
		.map(({ gap, text }) => gap + text)
		.join("")
		.trim();
	const [, stage, step] = /^=> (?:CACHED |ERROR )?\[(?:([^\]\s]+) +)?(\d+)\/\d+\]/.exec(text) ?? [];
	const [, object, verb] = /^\S (Container|Network|Volume) +\S+ +(\w+)/.exec(text) ?? [];
	return {
		text,
		isHeading: text.startsWith("[+] "),
		isPart: text.startsWith("=> => "),
		stage: step === undefined ? undefined : (stage ?? ""),
		step: Number(step),
		object,
		verb,
		place,
	};
}

/** Whether what a line tells of began only when what another one tells of had ended. */
function hasWaited(line: Told, former: Told): boolean {
	if (former.isHeading || (former.isPart && line.isPart)) return true;
	if (former.object !== undefined) {
		// Networks and volumes are there before containers, and after them.
		const [first, second] = line.verb?.startsWith("Remov") ? [former, line] : [line, former];
		return first.object === "Container" && second.object !== "Container";
	}
	if (former.stage === undefined) return false;
	if (line.stage === former.stage) return line.step > former.step;
	const isOfStage = line.text.split(/\s+|--from=/).includes(former.stage);
	return line.text.startsWith("=> exporting ") || (line.stage !== undefined && isOfStage);
}

/** Whether the line above is the same on both screens. */
function isBehindItsOwn(part: Told, lines: readonly Told[]): boolean {
	const own = lines.slice(0, lines.indexOf(part)).findLast(({ isPart }) => !isPart);
	const above = lines
		.filter((line) => !line.isPart && line.place < part.place)
		.toSorted((one, other) => one.place - other.place)
		.at(-1);
	return own === above;
}
