import { beforeEach } from "vitest";

// Vitest tells that a test has passed at its second try, and not what had failed before.
beforeEach(({ task }) => {
	for (const { stack, message, diff = "" } of task.result?.errors ?? []) {
		console.warn(`Tried once more: ${task.name}\n${stack ?? message}\n${diff}`);
	}
});
