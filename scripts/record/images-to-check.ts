import type { Selected } from "../recording/select-pages.ts";
import { canInstall } from "../setup/apt-install.mjs";
import type { Arguments } from "./arguments.ts";

/**
 * Which images a run takes. A check that may choose takes those of the recordings that it holds its screens against:
 * stand-ins where all were made with them and this machine can build some; official images show other things.
 */
export function imagesToCheck(
	{ check, images }: Pick<Arguments, "check" | "images">,
	selected: readonly Pick<Selected, "before">[],
	canBuild = canInstall(),
): Arguments["images"] {
	if (!check || images !== "auto" || !canBuild) return images;
	const recordings = selected.flatMap(({ before }) => before ?? []);
	const areStandIns = recordings.every(({ provenance }) => provenance.kind === "stand-in");
	return recordings.length > 0 && areStandIns ? "stand-in" : images;
}
