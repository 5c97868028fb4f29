import { RECORDINGS_FOLDER } from "../recording/recording-file.ts";

/** What the workflow `engines` proposes to commit: nothing else leaves the machines that run snippets. */
export const PROPOSED = ["snippets/engines.json", RECORDINGS_FOLDER] as const;
