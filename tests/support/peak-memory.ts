/** Environment that makes a Node process print its peak memory when it ends, as `peak=…` in KiB. */
export function peakMemoryEnvironment(): NodeJS.ProcessEnv {
	const report =
		"process.on('exit', () => console.error('peak=' + process.resourceUsage().maxRSS))";
	const hook = `data:text/javascript,${encodeURIComponent(report)}`;
	return { NODE_OPTIONS: `--import="${hook}"` };
}

/** The peak memory that a process printed, in MiB. */
export function readPeakMemory(output: string): number {
	return Number(/peak=(\d+)/.exec(output)?.[1]) / 1024;
}
