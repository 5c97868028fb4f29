/**
 * Part of the workflow `publish`: removes the recordings that name a stand-in, of whatever version, with
 * their pictures. What is recorded next has official images only, and so has what the site publishes.
 */
import { glob, readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pageOfPicture, RECORDINGS_FOLDER } from "../recording/recording-file.ts";

// Searched in the text, since a recording that does not fit its schema may name a stand-in, too.
const STAND_IN = /"kind":\s*"stand-in"/;

for (const file of await Array.fromAsync(glob(`${RECORDINGS_FOLDER}/**/*.json`))) {
	if (!STAND_IN.test(await readFile(file, "utf8"))) continue;
	const pictures = (await readdir(dirname(file)))
		.filter((name) => pageOfPicture(name) === basename(file, ".json"))
		.map((name) => join(dirname(file), name));
	for (const one of [file, ...pictures]) {
		await rm(one);
		console.log(`Left out ${one}.`);
	}
}
