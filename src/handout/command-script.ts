import semver from "semver";
import type { Entry } from "../../scripts/plan/entry.ts";
import { expectedStatus } from "../../scripts/plan/expected-status.ts";
import { chainOf } from "../../scripts/plan/link-pages.ts";
import { pastedValues } from "../../scripts/plan/pasted-values.ts";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import type { PlannedSnippet } from "../../scripts/plan/read-entries.ts";
import { strings } from "../strings.ts";
import { actsOnAll } from "./acts-on-all.ts";
import { withoutTty } from "./without-tty.ts";

/** A command, or nothing where a program was left running, and what is typed into its program. */
interface Turn {
	readonly command?: Entry;
	readonly typed: readonly Entry[];
}

/** Prompts of programs that read from the terminal itself, whatever they are given, or take it for a file to run. */
const AT_TERMINAL = /passphrase|password|mot de passe|^(>>>|\.\.\.|In \[)/i;

/**
 * A page's commands as a script that a reader runs on a machine of their own, beside the page's workspace. It
 * stops where something does not go as the page says.
 *
 * @param helpers The text of `helpers.sh`, by whose functions the commands are run.
 */
export function commandScript(page: PlannedPage, helpers: string): string {
	const text = strings.handout;
	const body = page.snippets.flatMap((snippet, index) => {
		const before = page.snippets[index - 1];
		const { heading = text.preparation } = snippet;
		const isNew = index === 0 || heading !== (before?.heading ?? text.preparation);
		const title = isNew ? [`etape ${quoted(heading)}`] : [];
		const place = placeLines(page, snippet, before?.options.terminal);
		return [...title, ...place, ...snippetLines(page, snippet), ""];
	});
	const folders = page.workspace.map(
		(folder) =>
			`[ -d "$_ici/"${quoted(folder)} ] || echouer ${quoted(text.noFolder(folder, page.name))}`,
	);
	const scripts = chainOf(page).map(({ after }) => after?.split("/").at(-1));
	const before = scripts.filter((script) => script !== undefined).reverse();
	const order = before.length === 0 ? [] : [text.after(before)];
	return [
		"#!/usr/bin/env bash",
		...[...text.scriptHead(page.name), ...order].map((line) => `# ${line}`),
		"",
		helpers.trimEnd(),
		...folders,
		...(needsPerl(page) ? [`command -v perl >/dev/null || echouer ${quoted(text.noPerl)}`] : []),
		...versionLines(page.engines),
		...order.map((line) => `dire ${quoted(line)}`),
		"",
		`# --- ${text.commands} ---`,
		`cd ${placeOf(page)}`,
		"",
		...body,
		`etape ${quoted(text.done)}`,
		"",
	].join("\n");
}

/** Goes to a snippet's terminal, and there to where its commands work. */
function placeLines(
	page: PlannedPage,
	{ options: { terminal, workspace, cwd, env } }: PlannedSnippet,
	before = "terminal",
): string[] {
	const isMain = terminal === "terminal";
	const opened = isMain
		? "ouvrir terminal :"
		: `ouvrir ${terminal} ${quoted(`cd ${placeOf(page)}`)}`;
	return [
		...(terminal === before ? [] : [opened]),
		...(workspace === undefined ? [] : [`regler ${quoted(`cd "$_ici/"${quoted(workspace)}`)}`]),
		...(cwd === undefined ? [] : [`regler ${quoted(`cd ${quoted(cwd)}`)}`]),
		...(env === undefined ? [] : [`regler ${quoted(`export ${env}`)}`]),
	];
}

function snippetLines(page: PlannedPage, snippet: PlannedSnippet): string[] {
	const { engines, machine } = snippet.options;
	if (machine !== undefined && machine !== page.machines[0]) {
		return [`echouer ${quoted(strings.handout.otherMachine(machine))}`];
	}
	const isPasted = page.snippets.some(({ entries }) =>
		entries.some(({ text }) => pastedValues(text).some(({ of }) => of === snippet.id)),
	);
	const lines = [
		...(isPasted ? [`_garde=${quoted(snippet.id)}`] : []),
		...turnsOf(snippet).flatMap((turn, index, all) =>
			turnLines(snippet, turn, index === all.length - 1),
		),
		...(isPasted ? ["_garde=''"] : []),
	];
	if (engines === undefined) return lines;
	const skipped = `dire ${quoted(strings.skipped(engines))}`;
	return [`if pour ${quoted(versionTest(engines))}; then`, ...lines, "else", `	${skipped}`, "fi"];
}

/** Each command with what is typed after it. */
function turnsOf({ entries }: PlannedSnippet): Turn[] {
	const turns: { command?: Entry; typed: Entry[] }[] = [];
	for (const entry of entries) {
		const last = turns.at(-1);
		if (entry.kind === "command") turns.push({ command: entry, typed: [] });
		else if (last === undefined) turns.push({ typed: [entry] });
		else last.typed.push(entry);
	}
	return turns;
}

function turnLines(snippet: PlannedSnippet, { command, typed }: Turn, isLast: boolean): string[] {
	const { options } = snippet;
	const until = isLast ? options.until : undefined;
	const wait = until && `${Math.ceil(options.timeout / 1000)} ${quoted(perlPattern(until))}`;
	const end = `finir ${expectedStatus(command ?? typed.at(-1) ?? {}, options)}`;
	if (command === undefined) {
		return [...typed.flatMap(typedLines), wait === undefined ? end : `attendre ${wait}`];
	}
	const pasted = [command, ...typed].flatMap(({ text }) => pastedValues(text));
	const before = [
		...pasted.map(
			({ source, of, pattern }) => `coller ${[source, of, pattern].map(quoted).join(" ")}`,
		),
		...([command, ...typed].some(({ text }) => actsOnAll(text)) ? ["_partout=1"] : []),
	];
	const { text } = command;
	const status = expectedStatus(command, options);
	if (wait !== undefined) {
		const start = typed.length > 0 ? `lancer 0 ''` : `lancer ${wait}`;
		const after = typed.length > 0 ? [...typed.flatMap(typedLines), `attendre ${wait}`] : [];
		return [...before, ...fed(start, withoutTty(text)), ...after];
	}
	if (typed.length === 0) {
		const { retry } = options;
		const seconds = retry === undefined ? "" : ` ${Math.ceil(retry / 1000)}`;
		return [...before, ...fed(`commande ${status}${seconds}`, text)];
	}
	const [only] = typed;
	if (typed.length === 1 && only?.kind === "key" && only.text === "^C") {
		return [...before, ...fed("lancer 0 ''", withoutTty(text)), "sleep 2", "interrompre", end];
	}
	const lines = typed.at(-1)?.text === "^D" ? typed.slice(0, -1) : typed;
	const written = lines.map((entry) => entry.text).join("\n");
	const isFree = lines.every(({ kind, prompt }) => kind === "input" && !AT_TERMINAL.test(prompt));
	const call = isFree
		? `dialogue ${status} ${quoted(withoutTty(text))}`
		: `a_la_main ${status} ${quoted(text)}`;
	return [...before, ...fed(call, written)];
}

/** Types into a program that was left running. */
function typedLines({ kind, text }: Entry): string[] {
	if (kind === "wait") return [];
	if (kind === "input") return [`taper ${quoted(text)}`];
	return [text === "^C" ? "interrompre" : `echouer ${quoted(strings.handout.byHand(text))}`];
}

/** A call with a text to read. */
function fed(call: string, text: string): string[] {
	const end = text.split("\n").includes("FIN") ? "FIN_DU_TEXTE" : "FIN";
	return [`${call} <<'${end}'`, text, end];
}

/** Where a page's terminals open. */
function placeOf({ workspace: [first] }: PlannedPage): string {
	return first === undefined ? '"$_ici"' : `"$_ici/"${quoted(first)}`;
}

function versionLines(range: string | undefined): string[] {
	if (range === undefined) return [];
	const here = `"${strings.handout.needs(range)}, et celui d'ici est le $_docker."`;
	return [`pour ${quoted(versionTest(range))} || echouer ${here}`];
}

/** Whether a version is in a range, as the shell counts: `v >= 23000000`. */
function versionTest(range: string): string {
	const alternatives = new semver.Range(range).set.map((all) =>
		all
			.filter(({ value }) => value !== "")
			.map(({ operator, semver: { major, minor, patch } }) => {
				return `v ${operator || "=="} ${(major * 1000 + minor) * 1000 + patch}`;
			})
			.join(" && "),
	);
	return alternatives.includes("") ? "1" : alternatives.join(" || ");
}

function needsPerl({ snippets }: PlannedPage): boolean {
	return snippets.some(({ options, code }) => options.until || pastedValues(code).length > 0);
}

/** A pattern of JavaScript as Perl reads it. */
function perlPattern({ source }: RegExp): string {
	return source.replace(/\\u\{?([0-9a-f]+)\}?/gi, "\\x{$1}").replaceAll("[^]", "(?s:.)");
}

/** A text as one word of the shell. */
function quoted(text: string): string {
	return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
