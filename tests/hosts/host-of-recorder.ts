import { execa } from "execa";
import type { Checkout, Run } from "../support/checkout.ts";

/** A page that pulls an image and runs it. */
export const PAGE = '```sh run id="hello"\ndocker run --rm hello-world\n```\n';

/**
 * Runs the recorder of a checkout as another user of this machine, to its end.
 *
 * @param argv Its options, after `--images stand-in`.
 */
export async function recordAs(
	user: string,
	{ path }: Checkout,
	argv: readonly string[] = [],
	env: NodeJS.ProcessEnv = {},
): Promise<Run> {
	const command = [process.execPath, "scripts/record.ts", "--images", "stand-in", ...argv];
	const { exitCode, all } = await execa("runuser", ["-u", user, "--", ...command], {
		cwd: path,
		reject: false,
		all: true,
		stdin: "ignore",
		extendEnv: false,
		env: { PATH: process.env["PATH"], HOME: `/home/${user}`, NO_COLOR: "1", ...env },
	});
	return { code: exitCode, output: all };
}
