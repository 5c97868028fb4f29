import { setUpMachine } from "../support/set-up-machine.ts";

/** Makes sure of the engine once there are tests to run: vitest calls it then, and not for its help. */
export async function setup(): Promise<void> {
	await setUpMachine();
}
