import fc from "fast-check";
import { expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { splitCommands } from "../../scripts/plan/split-commands.ts";
import { generatePage } from "../bench/generated/page.ts";
import { promptedLines } from "../support/interactive-bash.ts";
import { ROOT } from "../support/repository-root.ts";

/** Commands that bash accepts, of one line or several. */
const COMMANDS = [
	"ls -l",
	"  ls; pwd",
	"echo 'a\nb'; ls",
	'echo "x\n\n# no comment\ny" | wc -l',
	"echo a \\\n  b \\\n  c",
	"echo a; \\\n\npwd",
	"echo a;\\\npwd",
	"echo a\\\\",
	"echo a # it's \\",
	"# only a comment \\",
	"",
	"   ",
	"\t# indented",
	"\\\nls",
	"ls |\n\n  wc -l",
	"ls &&\n# why\npwd ||\nfalse",
	"sleep 1 & ls",
	"! ls",
	"time ls",
	"> file",
	"a=1 b=2",
	"list=(un\n  deux # two\n  trois)",
	"echo $(\nls\n)",
	'echo "$(ls "a\nb")"',
	"echo `ls\npwd`",
	"echo $((1 +\n2))",
	`echo \${x:-"a\nb"}`,
	"echo $'it\\'s\nso'",
	"(cd /\nls)",
	"{ ls\npwd; } > out",
	"if true\nthen ls\nelse\n  pwd\nfi | cat",
	"for i in 1 2; do\n  echo $i\ndone",
	"for ((i = 0; i < 2; i++)); do\necho $i\ndone",
	"until read -r line; do echo $line; done <<EOF\nfor\nEOF",
	"case $x in\n  a) ls;;\n  # other\n  *) pwd\nesac",
	"f() {\n  ls\n}",
	"f()\n{\n  ls\n}",
	"function g {\nls\n}",
	"[[ a == b &&\n c != d ]]",
	"cat <<EOF\na $x\n\n# no comment\nEOF",
	"cat <<-EOF\n\ta\n\tEOF",
	"cat > f <<'EOF'\nit's \\\nEOF",
	'cat <<"END"; ls\n$(\nEND',
	"cat <<A <<B\n1\nA\n2\nB",
	"cat <<EOF |\na\nEOF\nwc",
	"cat <<EOF | wc\n\nEOF",
	"cat <<''\na\n",
	"cat <<'# end'\na\n# end",
	"cat <<< 'a\nb'",
	"echo $((1 << 2))",
	"echo for if",
	"docker ps --format '{{.Names}}' | sort",
	"echo é 日本 '👩‍🚀\n«'; ls",
] as const;

/** What the course and the generated course have in their `sh` fences. */
async function fences(): Promise<string[]> {
	const { pages } = await planPages(ROOT);
	const real = pages.flatMap(({ snippets }) => snippets);
	const generated = [1, 2, 3, 4, 5].flatMap((number) => generatePage(number).snippets);
	const shell = [...real, ...generated].filter(({ language }) => language === "sh");
	return shell.map(({ code }) => code);
}

/** The lines after which a code is split, from 0. */
async function splitLines(code: string): Promise<number[]> {
	const commands = await splitCommands(code);
	return commands.slice(1).map(({ line }) => line - 1);
}

/**
 * Where an interactive bash splits it: where it prompts for a command, less the prompts after blank lines
 * and comments, which go with a command.
 */
async function bashLines(code: string): Promise<number[]> {
	const lines = code.split("\n");
	const isBlank = (line: string) => /^\s*(#.*)?$/.test(line);
	const ends: number[] = [];
	for (const end of await promptedLines(code)) {
		if (!lines.slice((ends.at(-1) ?? -1) + 1, end + 1).every(isBlank)) ends.push(end);
	}
	return lines.slice((ends.at(-1) ?? -1) + 1).every(isBlank) ? ends.slice(0, -1) : ends;
}

test.each(COMMANDS)("bash prompts for a command where it is told to: %j", async (command) => {
	const code = `ls\n${command}\n\n# next\npwd`;
	expect(await splitLines(code)).toEqual(await bashLines(code));
});

test("bash prompts for a command where it is told to, whatever follows what", async () => {
	const commands = [...COMMANDS, ...(await fences())];
	const code = fc
		.array(fc.constantFrom(...commands), { minLength: 2, maxLength: 8 })
		.map((some) => some.join("\n"));
	await fc.assert(
		fc.asyncProperty(code, async (text) => {
			expect(await splitLines(text)).toEqual(await bashLines(text));
		}),
		{ numRuns: 50 },
	);
});
