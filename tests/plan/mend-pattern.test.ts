import { expect, test } from "vitest";
import { mendPattern } from "../../scripts/plan/mend-pattern.ts";

test.each([
	["ready\\-now", "ready-now"],
	['\\"ok\\" \\<b\\>', '"ok" <b>'],
	["[[:digit:]]+ [[:space:]]", "[\\d]+ [\\s]"],
	["(?i)ready", "(?i:ready)"],
	['{"a": [0-9]{2}}', '\\{"a": [0-9]{2}\\}'],
	["\\p{L}}", "\\p{L}\\}"],
	["[a\\-z]\\- \\d\\.", "[a\\-z]- \\d\\."],
	["(?i)[[:alpha:]]\\-", "(?i:[a-zA-Z]-)"],
])("%s is mended to %s", (source, mended) => {
	expect(mendPattern(source)).toBe(mended);
});

test.each(["(", "*", "[a", "[[:print:]]"])("what is meant by %s is not known", (source) => {
	expect(mendPattern(source)).toBeUndefined();
});
