import { expect, test } from "vitest";
import { imageTags } from "../../scripts/images/image-tags.ts";
import { probePrivileges } from "../../scripts/images/privileges.ts";
import { startOwnHost } from "../support/own-host.ts";
import { prepareEngines } from "../support/real-engine.ts";

test("a host that puts containers into a user namespace is used where that can work, else refused", async () => {
	await using prepared = await prepareEngines();
	await using own = await startOwnHost(prepared, {
		images: [prepared.image],
		daemon: ["--userns-remap=default"],
	});
	expect(await imageTags(own.docker, prepared.image)).toBeDefined();
	const probe = probePrivileges(own.docker, prepared.image);
	const { CgroupVersion }: { CgroupVersion?: string } = await prepared.host.info();
	if (CgroupVersion === "2") expect(await probe).toBe("listed");
	else {
		await expect(probe).rejects.toMatchObject({
			kind: "engine",
			message: expect.stringMatching(/user namespace.*may make no control groups/),
			hint: expect.stringContaining("userns-remap"),
		});
	}
}, 180_000);
