import { MACHINE } from "../plan/machine.ts";
import type { Engine } from "./start-engine.ts";

/**
 * A machine of a page.
 *
 * @param name As a fence names it; the student's own where it names none.
 */
export function machineOf({ machines }: Engine, name: string = MACHINE.hostName): Engine {
	const found = machines.get(name);
	if (found === undefined) throw new Error(`The page has no machine ${name}.`);
	return found;
}
