// Sets this machine up. Plain JavaScript, and no newer than what an old Node reads: it runs before there are
// any dependencies, on whichever Node is there, and says which one is needed.
import { tooOld } from "./setup/node-version.mjs";

const problem = tooOld(process.versions.node);
if (problem === undefined) {
	void import("./setup/command.mjs").then(({ setUp }) => setUp());
} else {
	console.error(problem);
	process.exitCode = 3;
}
