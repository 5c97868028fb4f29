import { runOnce } from "../host/run-once.ts";
import type { EngineProvenance } from "../images/provenance.ts";
import { IDENTITY_LINES, IDENTITY_SCRIPT, readIdentity, readVersion } from "./identity.ts";
import type { Prepared } from "./prepare.ts";

const asked = new WeakMap<Prepared, Promise<EngineProvenance>>();

/**
 * What an engine is, without the second that its daemon takes to start: for pages that run nothing
 * there. Asked once, whatever their number.
 */
export function idleProvenance(prepared: Prepared): Promise<EngineProvenance> {
	const answer = asked.get(prepared) ?? ask(prepared);
	asked.set(prepared, answer);
	return answer;
}

async function ask({ host, image, kind }: Prepared): Promise<EngineProvenance> {
	const script = `dockerd --version; ${IDENTITY_SCRIPT}`;
	const output = await runOnce(host, image, ["bash", "-c", script]);
	const [daemon = "", ...lines] = output.split("\n");
	if (lines.length < IDENTITY_LINES)
		throw new Error(`The engine does not say what it is: ${output}`);
	return { engine: readVersion(daemon), ...readIdentity(lines), kind, images: [] };
}
