import { expect, test } from "vitest";
import { checkout } from "../support/checkout.ts";
import { generatePages, recordedSources, writeRecordings } from "./generated/course.ts";

test("generated pages are fit to be built, and their recordings up to date", async () => {
	await using one = await checkout({});
	const pages = generatePages(30);
	await one.write(recordedSources(pages));
	await writeRecordings(one.path, pages);
	expect(await one.record(["--frozen"])).toMatchObject({ code: 0, output: "" });
});
