import { availableParallelism } from "node:os";
import type Docker from "dockerode";
import { z } from "zod";

/** What the engines share. */
export interface HostMachine {
	/** Those of the host engine's machine, and of this one: whichever are fewer. */
	readonly processors: number;
	/** All memory of the host engine's machine, in bytes; where Docker has a VM, the VM's. */
	readonly memory: number;
}

const infoSchema = z.object({ NCPU: z.int().positive(), MemTotal: z.int().positive() });

/** Asks the host's engine what its machine has. */
export async function hostMachine(host: Docker): Promise<HostMachine> {
	const { NCPU, MemTotal } = infoSchema.parse(await host.info());
	return { processors: Math.min(NCPU, availableParallelism()), memory: MemTotal };
}
