/**
 * What a PostgreSQL server logs of a client that came before it was ready: one that asks until it is, or a check of
 * health. The log's lines begin with a date by whatever prefix (`log_line_prefix`), behind the name that Compose
 * gives; a client that was answered so, or the log of one, tells of an error before these words.
 */
const EARLY_CLIENT =
	/^(?:\S+ +\| )?\d{4}-\d\d-\d\d [\d:.]+ (?:(?!rror|ail|xception|psql).)*FATAL: {2}the database system is (?:starting up|not yet accepting connections)$/;

/** Whether a line of a server's log is of such a client. */
export function isEarlyClient(line: string): boolean {
	return EARLY_CLIENT.test(line);
}
