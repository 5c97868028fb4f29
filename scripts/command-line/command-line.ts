import { parseArgs } from "node:util";
import { messageOf } from "../text/message-of.ts";
import { didYouMean } from "./did-you-mean.ts";
import { UsageError } from "./usage-error.ts";
import type { Taken } from "./values.ts";

/** An option that is there or not. */
interface Flag {
	/** What it is for. */
	readonly help: string;
	/** Its one letter: `j`. */
	readonly short?: string;
	/** What the help shows behind its name: `FILE`. */
	readonly value?: string;
}

/** An option with a value. */
interface Valued<T> extends Flag, Taken<T> {
	/** Its value where the option is not given; undefined where there is no default. */
	readonly default?: T;
	/** It may be given several times. */
	readonly multiple?: true;
}

/** The options of a command by name. */
export type Options = Readonly<Record<string, Flag | Valued<unknown>>>;

/** How a command is called. Its arguments are read by this declaration, and its help is made of it. */
export interface CommandLine<Own extends Options = Options> {
	/** As `npm run` knows it. */
	readonly name: string;
	/** What it does, in a sentence. */
	readonly about: string;
	/** What follows `npm run NAME --`, a line a form. */
	readonly usage: readonly string[];
	/** What the words between the options are, by their names in the usage; none where it takes no words. */
	readonly words: Readonly<Record<string, string>>;
	/** Its own options; all commands have `--help`. */
	readonly options: Own;
	/** What else its users must know. */
	readonly notes?: string;
	/** Its exit codes and what they mean. */
	readonly exits: string;
}

/** The values of options, as their declarations read them. */
export type Values<Own extends Options> = {
	readonly [Name in keyof Own]: Own[Name] extends Taken<infer T>
		? Own[Name] extends { readonly multiple: true }
			? readonly T[]
			: Own[Name] extends { readonly default: T }
				? T
				: T | undefined
		: boolean;
};

/** How a command was called. */
export interface Call<Own extends Options> {
	readonly options: Values<Own>;
	/** The words between the options. */
	readonly words: readonly string[];
	/** Its help is asked for. */
	readonly help: boolean;
}

/** The option that all commands have. */
export const HELP: Options = { help: { short: "h", help: "print this" } };

/**
 * Reads a command line.
 *
 * @throws {UsageError} where it is not as declared.
 */
export function readCommandLine<Own extends Options>(
	{ options, words }: CommandLine<Own>,
	argv: readonly string[],
): Call<Own> {
	const takesWords = Object.keys(words).length > 0;
	const { values, positionals } = parse({ ...options, ...HELP }, takesWords, argv);
	const read = Object.entries(options).map(
		([name, option]) => [name, readOption(name, option, values[name] ?? [])] as const,
	);
	const own = Object.fromEntries(read) as Values<Own>;
	return { options: own, words: positionals, help: values["help"] !== undefined };
}

function parse(options: Options, takesWords: boolean, argv: readonly string[]) {
	const known = Object.entries(options).map(([name, option]) => {
		const type = "read" in option ? ("string" as const) : ("boolean" as const);
		const short = option.short === undefined ? {} : { short: option.short };
		return [name, { type, multiple: true as const, ...short }] as const;
	});
	try {
		return parseArgs({
			args: [...argv],
			allowPositionals: takesWords,
			options: Object.fromEntries(known),
		});
	} catch (error) {
		throw new UsageError(didYouMean(messageOf(error), Object.keys(options)));
	}
}

/** @param given Its texts, or `true` as often as the flag is there. */
function readOption(
	name: string,
	option: Flag | Valued<unknown>,
	given: readonly (string | boolean)[],
): unknown {
	if (!("read" in option)) return given.length > 0;
	const values = given.map((text) => {
		const value = option.read(String(text));
		if (value !== undefined) return value;
		throw new UsageError(`--${name} takes ${option.takes}, not \`${text}\`.`);
	});
	return option.multiple ? values : (values.at(-1) ?? option.default);
}
