/**
 * A variable that Actions or the workflow sets.
 *
 * @throws {Error} where it is not set.
 */
export function variable(name: string): string {
	const value = process.env[name];
	if (value === undefined) throw new Error(`${name} is not set: the workflow's step is to set it.`);
	return value;
}
