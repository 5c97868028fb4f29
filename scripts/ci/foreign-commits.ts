import { gitLines } from "./run-tool.ts";

/**
 * Commits of others that a remote branch has beside those of the checkout: `1a2b3c4 by Ada <ada@…>`.
 *
 * @param own The address whose commits are not told.
 */
export function foreignCommits(branch: string, own: string): string[] {
	const remote = `refs/remotes/origin/${branch}`;
	if (gitLines(["for-each-ref", remote]).length === 0) return [];
	return gitLines(["log", "--format=%ae%x00%h by %an <%ae>", `HEAD..${remote}`]).flatMap((line) => {
		const [address, commit = ""] = line.split("\0");
		return address === own ? [] : commit;
	});
}
