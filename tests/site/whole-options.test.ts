import { expect, test } from "vitest";
import { isOption } from "../../src/markdown/whole-options.ts";

test.each(["-T", "-it", "--rm", "--no-log-prefix", "docker run --privileged"])(
	"%s stays on one line",
	(code) => {
		expect(isOption(code)).toBe(true);
	},
);

test.each([
	["a command", "docker ps -a"],
	["a command that is long", "docker compose up --build --detach"],
	["an option with its value", "--tail 6"],
	["a name with a dash", "simple-api"],
	["a dash", "-"],
	["what a phone's line may not hold", "--an-option-that-is-far-too-long"],
])("%s may break: %s", (_, code) => {
	expect(isOption(code)).toBe(false);
});
