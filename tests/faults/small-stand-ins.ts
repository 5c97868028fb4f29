import type { ImageKind } from "../../scripts/images/provenance.ts";
import { readStandIns } from "../../scripts/images/stand-ins.ts";
import { ROOT } from "../support/repository-root.ts";
import type { Scene } from "./scene.ts";

/** The stand-ins that the pages of the faults need. */
const NAMES = ["alpine", "hello-world"];
const FILE = "snippets/stand-ins/stand-ins.json";

/** Tags of the stand-ins that a host needs for such a scene; none where images are official. */
export async function standInTags(kind: ImageKind): Promise<string[]> {
	if (kind === "official") return [];
	const { list } = await readStandIns(ROOT);
	return list.filter(({ name }) => NAMES.includes(name)).map(({ tag }) => tag);
}

/**
 * Leaves a scene with the smallest stand-ins only. Not on a host that others use: there, its registry would
 * replace the volume that has all stand-ins.
 */
export async function keepSmallStandIns({ checkout }: Pick<Scene, "checkout">): Promise<void> {
	const list: { name: string }[] = JSON.parse(await checkout.read(FILE));
	const small = list.filter(({ name }) => NAMES.includes(name));
	await checkout.write({ [FILE]: JSON.stringify(small) });
}
