import { expect, test } from "vitest";
import { counted, frenchValue } from "../../src/components/french-value.ts";

test.each([
	["159MB", "159\u202fMo"],
	["237.6MB", "237,6\u202fMo"],
	["1.05GB", "1,05\u202fGo"],
	["48.5kB", "48,5\u202fko"],
	["501B", "501\u202fo"],
	["1.5GiB", "1,5\u202fGio"],
])("a size is read in French: %s", (value, french) => {
	expect(frenchValue(value)).toBe(french);
});

test.each(["28.5.2", "8000", "B", "2MB of 3MB", "Exited (0)"])(
	"what is no size stays as it was printed: %s",
	(value) => {
		expect(frenchValue(value)).toBe(value);
	},
);

test.each([
	["0", "conteneur"],
	["1", "conteneur"],
	["2", "conteneurs"],
	["1000000", "conteneurs"],
])("a noun agrees with its number: %s", (value, noun) => {
	expect(counted(value, { one: "conteneur", other: "conteneurs" })).toBe(noun);
});
