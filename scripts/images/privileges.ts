import type Docker from "dockerode";
import { removed } from "../host/status-code.ts";
import { runLabels } from "../run/labels.ts";
import { currentRun } from "../run/run-id.ts";

/**
 * How an engine gets the rights that its daemon needs: `all` is `--privileged`; `listed` names them one
 * by one, for hosts that lack CAP_SYS_RESOURCE themselves and so refuse to give it.
 */
export type Privileges = "all" | "listed";

// Not SYS_RESOURCE, and none that a 20.10 daemon does not know (BPF, PERFMON, CHECKPOINT_RESTORE).
const CAPABILITIES =
	"AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_TIME SYS_TTY_CONFIG WAKE_ALARM".split(
		" ",
	);

/** The host configuration that gives these rights. */
export function privilegeConfig(privileges: Privileges): Docker.HostConfig {
	if (privileges === "all") return { Privileged: true };
	return {
		CapAdd: CAPABILITIES,
		SecurityOpt: ["seccomp=unconfined", "apparmor=unconfined"],
		MaskedPaths: [],
		ReadonlyPaths: [],
		DeviceCgroupRules: ["a *:* rwm"],
	};
}

/** Finds out which rights the host gives to a container, by starting one that does nothing. */
export async function probePrivileges(host: Docker, image: string): Promise<Privileges> {
	const container = await host.createContainer({
		Image: image,
		Entrypoint: ["true"],
		Cmd: [],
		Labels: runLabels(currentRun()),
		HostConfig: { ...privilegeConfig("all"), NetworkMode: "none" },
	});
	try {
		await container.start();
		return "all";
	} catch (error) {
		if (error instanceof Error && /caps|capabilit|privileged|not permitted/i.test(error.message))
			return "listed";
		throw error;
	} finally {
		await removed(container.remove({ force: true, v: true }));
	}
}
