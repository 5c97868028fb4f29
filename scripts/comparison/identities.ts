import type { Token } from "./read-tokens.ts";

/**
 * Which identifier of one run stands for which of another, on a whole page: one for one. What was started is
 * what is stopped, two that were equal are equal, and two that were not are not.
 */
export class Identities {
	readonly #after = new Map<string, string>();
	readonly #before = new Map<string, string>();
	readonly #known: Identities | undefined;

	/** @param known Those from which it goes on, and which stay as they are. */
	constructor(known?: Identities) {
		this.#known = known;
	}

	/** Whether two identifiers may stand for the same thing, as far as is known. */
	agree(before: Token, after: Token): boolean {
		return namesOf(before, after).every(
			([one, other]) =>
				(this.#afterOf(one) ?? other) === other && (this.#beforeOf(other) ?? one) === one,
		);
	}

	/** Holds that two identifiers stand for the same thing. */
	learn(before: Token, after: Token): void {
		for (const [one, other] of namesOf(before, after)) {
			this.#after.set(one, other);
			this.#before.set(other, one);
		}
	}

	/** Whether a number may become another: where its like is known, what that became. Two may become the same. */
	follows(number: string, after: string): boolean {
		return (this.#afterOf(number) ?? after) === after;
	}

	/** Holds what a number became. */
	learnNumber(number: string, after: string): void {
		this.#after.set(number, after);
	}

	/** Holds all that others hold. */
	learnAll(others: Identities): void {
		for (const [one, other] of others.#after) {
			this.#after.set(one, other);
			this.#before.set(other, one);
		}
	}

	/** Whether an identifier was met before: then it has a counterpart. */
	knows(before: Token): boolean {
		return this.#afterOf(nameOf(before)) !== undefined;
	}

	#afterOf(name: string): string | undefined {
		return (
			this.#after.get(name) ?? (this.#known === undefined ? undefined : this.#known.#afterOf(name))
		);
	}

	#beforeOf(name: string): string | undefined {
		return (
			this.#before.get(name) ??
			(this.#known === undefined ? undefined : this.#known.#beforeOf(name))
		);
	}
}

/** What two identifiers call, and what two addresses call besides: what is on one network stays on one. */
function namesOf(before: Token, after: Token): [one: string, other: string][] {
	const networks = [before, after].map(networkOf);
	const [network, other] = networks;
	return [
		[nameOf(before), nameOf(after)],
		...(network === undefined || other === undefined ? [] : [[network, other] as [string, string]]),
	];
}

/** The network of an address, as far as Docker gives networks of their own to what it keeps apart. */
function networkOf({ kind, text }: Token): string | undefined {
	if (kind !== "address") return undefined;
	const [network] = /^(?:10|172)\.\d+\.|^192\.168\.\d+\./.exec(text) ?? [];
	return network;
}

/** Docker shows an ID whole, or its first 12 digits; an image's also with the name of its hash. */
function nameOf({ kind, text }: Token): string {
	const name = kind === "id" ? text.replace(/^sha256:/, "").slice(0, 12) : text;
	return `${kind} ${name}`;
}
