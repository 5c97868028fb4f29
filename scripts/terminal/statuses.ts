/** Status of what Ctrl-C ends: 128 and the signal INT. */
export const INTERRUPTED = 130;
/** Statuses by which a shell tells that a program is none, or is not there. */
export const NOT_RUN: readonly number[] = [126, 127];
