/** On everything the recorder creates in the host's engine. */
export const LABEL = "dev.tp-docker.recorder";
/** The run that something belongs to, as a {@link RunId}. What has no such label is shared by runs, and kept. */
export const RUN_LABEL = "dev.tp-docker.recorder.run";
/** The page an engine runs. */
export const PAGE_LABEL = "dev.tp-docker.recorder.page";
/** On an engine: the volume that it fills, which is of no use if the engine is removed before it is full. */
export const FILLS_LABEL = "dev.tp-docker.recorder.fills";
/** On a stand-in image: the reference whose place it takes. */
export const STAND_IN_LABEL = "dev.tp-docker.stand-in";

/** The labels of what belongs to a run and goes away with it. */
export function runLabels(run: string): Record<string, string> {
	return { [LABEL]: "1", [RUN_LABEL]: run };
}
