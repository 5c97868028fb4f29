/** Exit codes of the project's commands, as their `--help` tells them. */
export const EXIT = { fine: 0, failed: 1, badInput: 2, noDocker: 3, interrupted: 130 } as const;
