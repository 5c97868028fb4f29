/** What the system says of a path that names no file or folder. */
const ABSENT: readonly unknown[] = ["ENOENT", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG"];

/**
 * For a `catch`: gives a value where a file or folder is not there. Any other error, such as too many open files, is
 * thrown: it must not look as if there were none.
 */
export function ifAbsent<T>(value: T): (error: unknown) => T {
	return (error) => {
		const code = error instanceof Error && "code" in error ? error.code : undefined;
		if (ABSENT.includes(code)) return value;
		throw error;
	};
}
