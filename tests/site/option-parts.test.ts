import { expect, test } from "vitest";
import { optionParts } from "../../src/components/option-parts.ts";

test.each<[text: string, options: readonly string[]]>([
	["-T", ["-T"]],
	["docker run -it --rm alpine sh", ["-it", "--rm"]],
	["docker compose up --no-log-prefix", ["--no-log-prefix"]],
	["--publish mode=host", ["--publish"]],
	["--tail=6", ["--tail"]],
	["(-v, ou --volumes)", ["-v", "--volumes"]],
	[" => RUN pip install --no-cache-dir -r requirements.txt", ["--no-cache-dir", "-r"]],
	["-rw-r--r--", ["-rw-r--r--"]],
	// Neither a name, a date, a rule, a dash nor what a phone's line may not hold.
	["simple-api le 2026-11-27", []],
	["------------------ - --", []],
	["npm run record -- exercice-3", []],
	["--an-option-that-is-far-too-long", []],
])("the options of %j are kept whole", (text, options) => {
	const parts = optionParts(text);
	expect(parts.filter(({ isOption }) => isOption).map((part) => part.text)).toEqual(options);
	expect(parts.map((part) => part.text).join("")).toBe(text);
});
