import type { ContainerEvent } from "../../scripts/engine/container-event.ts";
import type { ContainerLook } from "../../scripts/engine/look-at-container.ts";

/** What an engine tells of a container named `app`, unless it is said otherwise. */
export function told(
	action: ContainerEvent["action"],
	at: number,
	rest: Partial<ContainerEvent> = {},
): ContainerEvent {
	const name = rest.name ?? "app";
	return {
		action,
		at,
		container: `id-of-${name}`,
		name,
		image: "alpine",
		...rest,
	};
}

/** What an engine knows of that container. */
export function looks(look: Partial<ContainerLook>): Map<string, ContainerLook> {
	const plain = { restartPolicy: "no", memory: 0, log: [], check: undefined };
	return new Map([["id-of-app", { ...plain, ...look }]]);
}
