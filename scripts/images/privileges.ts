import type Docker from "dockerode";
import { HostError } from "../host/host-error.ts";
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

/** Control groups of a container look to it like the machine's. The types of dockerode lack this field. */
export const OWN_CGROUP_ROOT = { CgroupnsMode: "private" } satisfies Record<string, string>;

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

/**
 * Finds out which rights the host gives to a container, by starting one that does nothing.
 *
 * @throws {HostError} kind `engine` where they are too few for an engine.
 */
export async function probePrivileges(host: Docker, image: string): Promise<Privileges> {
	try {
		await tryOut(host, image, privilegeConfig("all"), ["true"]);
		return "all";
	} catch (error) {
		if (!(error instanceof Error && /caps|capabilit|privileged|not permitted/i.test(error.message)))
			throw error;
	}
	const { SecurityOptions = [] }: { SecurityOptions?: string[] } = await host.info();
	if (SecurityOptions.includes("name=userns") && !(await hasGroups(host, image))) {
		throw new HostError(
			"engine",
			"The host's Docker puts containers into a user namespace (`userns-remap`), where an engine may make no control groups, and so run no container.",
			"Use a host with control groups v2, or a Docker without `userns-remap`.",
		);
	}
	return "listed";
}

/** Whether a container with listed rights may make control groups for those that will run in it. */
async function hasGroups(host: Docker, image: string): Promise<boolean> {
	const make = `group=/sys/fs/cgroup
[ -e $group/cgroup.controllers ] || group=$group/memory
mkdir $group/probe && rmdir $group/probe`;
	const config = { ...privilegeConfig("listed"), ...OWN_CGROUP_ROOT };
	return (await tryOut(host, image, config, ["sh", "-c", make])) === 0;
}

/** Runs a command in a container with some rights; its exit status. */
async function tryOut(
	host: Docker,
	image: string,
	config: Docker.HostConfig,
	command: string[],
): Promise<number> {
	const container = await host.createContainer({
		Image: image,
		Entrypoint: command,
		Cmd: [],
		Labels: runLabels(currentRun()),
		HostConfig: { ...config, NetworkMode: "none" },
	});
	try {
		await container.start();
		const { StatusCode }: { StatusCode: number } = await container.wait();
		return StatusCode;
	} finally {
		await removed(container.remove({ force: true, v: true }));
	}
}
