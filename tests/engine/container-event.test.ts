import { expect, test } from "vitest";
import { readContainerEvent } from "../../scripts/engine/container-event.ts";

/** As Docker 28.5 writes it. */
function line(action: string, attributes: Record<string, string> = {}): string {
	return JSON.stringify({
		status: action,
		id: "0b58a237",
		from: "alpine",
		Type: "container",
		Action: action,
		Actor: { ID: "0b58a237", Attributes: { image: "alpine", name: "crazy_morse", ...attributes } },
		scope: "local",
		time: 1795632998,
		timeNano: 1795632998971436800,
	});
}

test("an event tells what happened to which container, and when", () => {
	expect(readContainerEvent(line("die", { exitCode: "3", execDuration: "0" }))).toEqual({
		at: expect.closeTo(1795632998971.44, 1),
		event: {
			action: "die",
			at: expect.closeTo(1795632998971.44, 1),
			container: "0b58a237",
			name: "crazy_morse",
			image: "alpine",
			composeService: undefined,
			swarmService: undefined,
			status: 3,
			signal: undefined,
		},
	});
	expect(readContainerEvent(line("kill", { signal: "15" })).event?.signal).toBe(15);
});

test("an event's labels tell who made the container", () => {
	const labels = {
		"com.docker.swarm.service.name": "web",
		"com.docker.compose.service": "db",
	};
	expect(readContainerEvent(line("start", labels)).event).toMatchObject({
		composeService: "db",
		swarmService: "web",
	});
});

test("a command that is brought into a container begins and ends", () => {
	const execID = "6f2d";
	const [begun, ended] = [
		line("exec_start: sh -c exit 3: why", { execID }),
		line("exec_die", { execID, exitCode: "3" }),
	].map((one) => readContainerEvent(one).event);
	expect(begun).toMatchObject({ action: "exec_start", exec: "6f2d", command: "sh -c exit 3: why" });
	expect(ended).toMatchObject({ action: "exec_die", exec: "6f2d", status: 3 });
});

test.each([
	["health_status: unhealthy", "unhealthy"],
	["health_status: healthy", undefined],
	["prune", undefined],
	["oom", "oom"],
])("%s is told as %s, and its time in any case", (action, name) => {
	const { at, event } = readContainerEvent(line(action));
	expect(event?.action).toBe(name);
	expect(at).toBeGreaterThan(1795632998971);
});
