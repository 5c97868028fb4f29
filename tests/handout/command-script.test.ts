import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, expect, test } from "vitest";
import { linkPages } from "../../scripts/plan/link-pages.ts";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { commandScript } from "../../src/handout/command-script.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Stands for Docker: answers, has one object already, and says what it was asked for. */
const DOCKER = `#!/bin/sh
case "$*" in
  "version --format"*) echo 28.5.2 ;;
  "ps -aq") echo 0123456789ab ;;
  info | "image ls -q" | "volume ls -q") ;;
  *) echo "docker $*"; if [ "$1 $2" = "exec -i" ]; then cat; fi ;;
esac
`;

let helpers = "";
beforeAll(async () => {
	helpers = await readFile(join(ROOT, "src/handout/helpers.sh"), "utf8");
});

/** Runs the script of a page that is given by its text, beside its workspace, as from a keyboard-less place. */
async function run(text: string, ...options: string[]) {
	await using folder = await temporaryFolder();
	const file = "src/content/docs/exercice-9.mdx";
	const { page, issues } = readPage(`---\ntitle: Neuf\n${text}`, file);
	const entries = await readEntries(page);
	expect([...issues, ...entries.issues]).toEqual([]);
	const script = join(folder.path, "exercice-9.sh");
	await writeFile(script, commandScript({ ...page, snippets: entries.snippets }, helpers));
	for (const name of page.workspace) {
		await mkdir(join(folder.path, name));
		await writeFile(join(folder.path, name, "la"), name);
	}
	await mkdir(join(folder.path, "bin"));
	await writeFile(join(folder.path, "bin/docker"), DOCKER);
	await chmod(join(folder.path, "bin/docker"), 0o755);
	const { exitCode, all } = await execa("setsid", ["bash", script, ...options], {
		all: true,
		reject: false,
		stdin: "ignore",
		env: { PATH: `${join(folder.path, "bin")}:${process.env["PATH"]}` },
	});
	return { exit: exitCode, shown: all.replaceAll(/\u001b\[\d*m/g, "") };
}

const fence = (meta: string, ...lines: string[]) =>
	[`\`\`\`${meta}`, ...lines, "```", ""].join("\n");
const page = (...fences: string[]) => ["---", "", ...fences].join("\n");

test("runs a page's commands in its workspace, below their questions", async () => {
	const { exit, shown } = await run(
		`workspace: ["api"]\n${page(
			fence("sh run hidden", "ici=$PWD; cat la"),
			"## Question 9-a\n",
			fence('sh run exit="0,3"', "echo un; cd ..", "(exit 3)"),
			fence("sh run", "basename $OLDPWD"),
		)}`,
	);
	expect(shown.split("\n")).toEqual(
		expect.arrayContaining(["Préparation", "Question 9-a", "$ echo un; cd ..", "un"]),
	);
	expect(shown).toMatch(/\$ ici=\$PWD; cat la\napi/);
	expect(shown).toMatch(/\$ basename \$OLDPWD\napi\n/);
	expect(shown).toContain("Tout s'est passé comme sur la page.");
	expect(exit).toBe(0);
});

test("stops at the first command that ends otherwise than on the page", async () => {
	const { exit, shown } = await run(page(fence("sh run", "echo un", "(exit 4)", "echo deux")));
	expect(shown).toContain("Arrêt : le code de sortie est 4, et celui de la page est 0.");
	expect(shown).not.toContain("deux");
	expect(exit).toBe(1);
});

test("repeats a command for as long as its fence says", async () => {
	const { exit } = await run(
		page(fence("sh run", "n=0"), fence('sh run retry="9s"', 'n=$((n + 1)); [ "$n" = 3 ]')),
	);
	expect(exit).toBe(0);
});

test("follows a program in another terminal, and interrupts it", async () => {
	const server =
		'bash -c \'trap "echo fin; exit 130" INT; echo prêt; read ligne; echo "lu $ligne"; for i in $(seq 99); do sleep 0.1; done\'';
	const { exit, shown } = await run(
		page(
			fence('sh run terminal="serveur" until=/pr.t/', server),
			fence("sh run", "echo ailleurs"),
			fence('console run terminal="serveur" until=/^lu \\w+$/', "> deux"),
			fence('console run terminal="serveur" exit=130', "^C"),
		),
	);
	expect(shown).toMatch(/prêt\n\$ echo ailleurs\nailleurs\n {2}> deux\nlu deux\n {2}\^C\nfin\n/);
	expect(exit).toBe(0);
});

test("says that a program ended without what the page waits for", async () => {
	const { exit, shown } = await run(page(fence("sh run until=/prêt/", "echo autre chose")));
	expect(shown).toMatch(/autre chose\n\nArrêt : .* sans afficher ce que la page attend : prêt/);
	expect(exit).toBe(1);
});

test("leaves no program running", async () => {
	const { shown } = await run(
		page(
			fence('sh run until=/\\d+/ terminal="a"', "bash -c 'echo $$; exec sleep 600'"),
			fence("sh run", "(exit 1)"),
		),
	);
	const process = Number(/^\d+$/m.exec(shown)?.[0]);
	expect(process).toBeGreaterThan(1);
	await expect
		.poll(() => execa("kill", ["-0", String(process)], { reject: false }))
		.toMatchObject({
			failed: true,
		});
});

test("pastes a value that an earlier command has shown", async () => {
	const { exit, shown } = await run(
		page(
			fence('sh run id="lancer"', "echo 'image é'", "echo 'abc123 & d/e'"),
			fence("sh run", 'echo "[${lancer:/^abc(\\d+) & .*/}] ${lancer:/ & (.*)/}"'),
		),
	);
	expect(shown).toMatch(/\n\[123\] d\/e\n/);
	expect(exit).toBe(0);
});

test.each([
	["followed", 'sh run id="api" terminal="api" until=/^prêt/', "echo prêt; echo jeton=a1; sleep 9"],
	["talked to", 'console run id="api"', "$ docker exec -it web sh\n# jeton=a1"],
])("pastes a value of a program that is %s", async (_, meta, code) => {
	const { exit, shown } = await run(
		page(fence(meta, code), fence("sh run", 'echo "[${api:/jeton=(\\w+)/}]"')),
	);
	expect(shown).toContain("\n[a1]\n");
	expect(exit).toBe(0);
});

test("asks for no terminal where a program is left running, which has none", async () => {
	const { shown } = await run(page(fence("sh run until=/run -i web/", "docker run -it web")));
	expect(shown).toContain("\ndocker run -i web\n");
});

test("leaves the page its own names, and the status of the command before", async () => {
	const { shown } = await run(
		`workspace: api\n${page(
			fence('sh run exit="0,3,0"', "texte=a ici=b garde=c; de=d", "(exit 3)", 'echo "code $?"'),
			fence("sh run", 'echo "$texte $ici $garde $de"'),
			fence('sh run workspace="api"', "cat la"),
		)}`,
	);
	expect(shown).toContain("\ncode 3\n");
	expect(shown).toContain("\na b c d\n");
	expect(shown).toMatch(/\$ cat la\napi/);
});

test("keeps what another terminal has set", async () => {
	const { shown } = await run(
		page(
			fence('sh run terminal="b" exit="0,4,0"', "n=1; f() { echo f$1; }", "(exit 4)", "echo $? $n"),
			fence("sh run", "n=2"),
			fence('sh run terminal="b"', 'f "$n"'),
		),
	);
	expect(shown).toContain("\n4 1\n");
	expect(shown).toContain("\nf1\n");
});

test("gives commands the keyboard that it has itself", async () => {
	await using terminal = await temporaryFolder();
	const log = join(terminal.path, "log");
	const { exit } = await run(page(fence("sh run", `readlink /proc/self/fd/0 >${log}`)));
	expect(await readFile(log, "utf8")).toBe("/dev/null\n");
	expect(exit).toBe(0);
});

test.each([
	[">=28.4", "ran"],
	["^28", "ran"],
	["<29 || >30", "ran"],
	["*", "ran"],
	["28.5.2", "ran"],
	[">=29", "skipped"],
	["<28", "skipped"],
	["20.10 || >=28.6", "skipped"],
])("on Docker 28.5.2, a fence for %s is %s", async (range, expected) => {
	const { exit, shown } = await run(
		page(fence(`sh run engines="${range}"`, "echo $((20 + 3))"), fence("sh run", "echo suite")),
	);
	expect(/^23$/m.test(shown) ? "ran" : "skipped").toBe(expected);
	expect(shown.includes("Non exécuté ici")).toBe(expected === "skipped");
	expect(shown).toContain("\nsuite\n");
	expect(exit).toBe(0);
});

test("types a dialogue into its program, without a terminal", async () => {
	const { exit, shown } = await run(
		page(fence("console run", "$ docker exec -it web sh", "# ls 'a b'", "# exit")),
	);
	expect(shown).toMatch(/docker exec -i web sh\nls 'a b'\nexit\n/);
	expect(exit).toBe(0);
});

test.each([
	["keys", fence("console run", "$ less la", "q")],
	["a password", fence("console run", "$ docker login", "Password: x")],
	["Python", fence("console run", "$ docker run -it python python", ">>> 1 + 1", ">>> exit()")],
])("leaves %s to be typed by hand", async (_, dialogue) => {
	const { exit, shown } = await run(page(dialogue));
	expect(shown).toContain("À la main.");
	expect(exit).toBe(0);
});

test("asks before it touches what is not the course's, and skips it where nobody answers", async () => {
	const text = page(fence("sh run", "docker image prune -a -f", "docker ps"));
	const asked = await run(text);
	expect(asked.shown).not.toMatch(/^docker image prune -a -f$[\s\S]*^docker image prune/m);
	expect(asked.shown).toContain("Elle est sautée.");
	expect(asked.shown).toContain("\ndocker ps\n");
	expect(asked.exit).toBe(0);
	const told = await run(text, "--oui");
	expect(told.shown).toContain("$ docker image prune -a -f\ndocker image prune -a -f\n");
	const answered = await run(
		page(
			fence("console run", "$ docker system prune", "Are you sure you want to continue? [y/N] y"),
		),
	);
	expect(answered.shown).toContain("Elle est sautée.");
	expect(answered.shown).not.toContain("> y");
});

test("needs the Docker that its page needs", async () => {
	const { exit, shown } = await run(`engines: ">=29"\n${page(fence("sh run", "docker ps"))}`);
	expect(shown).toContain("demande Docker\u00a0≥\u00a029, et celui d'ici est le 28.5.2");
	expect(exit).toBe(1);
});

test("has the folder, the variables and the words that a fence gives its terminal", async () => {
	const { exit, shown } = await run(
		`workspace: [api, web]\n${page(
			fence(
				'sh run terminal="b" workspace="web" env="A=1 B=\'x y\'"',
				'echo "$A $B"; cat la; cd ..',
			),
			fence('sh run terminal="b"', "cat api/la"),
			fence("sh run", 'echo "${A-rien}"; cat la'),
			fence("sh run", "cat <<FIN", "corps", "FIN"),
		)}`,
	);
	expect(shown).toMatch(/1 x y\nweb/);
	expect(shown).toMatch(/\$ cat api\/la\napi/);
	expect(shown).toMatch(/\nrien\napi/);
	expect(shown).toContain("\ncorps\n");
	expect(exit).toBe(0);
});

test("says which page must have been run before, and stops where another machine is needed", async () => {
	const { exit, shown } = await run(
		`after: exercice-8\n${page(fence("sh run", "echo un"), fence('sh run machine="worker"', "echo deux"))}`,
	);
	expect(shown).toMatch(
		/d'abord, dans ce dossier\s: bash exercice-8\.sh\n[\s\S]*\nun\n[\s\S]*« worker »/,
	);
	expect(shown).not.toContain("deux");
	expect(exit).toBe(1);
});

test("names the scripts of all pages before it at its head, in the order in which they are run", () => {
	const pageOf = (name: string, after = "") =>
		readPage(`---\n${after}\n---\n\n${fence("sh run", "ls")}\n`, `src/content/docs/${name}.mdx`)
			.page;
	const { pages } = linkPages(
		[
			pageOf("cours/premier"),
			pageOf("cours/deuxieme", "after: cours/premier"),
			pageOf("troisieme", "after: cours/deuxieme"),
		].map((page) => ({ ...page, snippets: [] })),
	);
	const heads = pages.map((page) => commandScript(page, "HELPERS").split("HELPERS")[0] ?? "");
	expect(heads[0]).not.toContain("d'abord");
	expect(heads[1]).toMatch(/^# .*d'abord, dans ce dossier\s: bash premier\.sh$/m);
	expect(heads[2]).toMatch(/^# .*: bash premier\.sh, puis bash deuxieme\.sh$/m);
});
