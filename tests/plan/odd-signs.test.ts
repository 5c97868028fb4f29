import { expect, test } from "vitest";
import { oddSign } from "../../scripts/plan/odd-signs.ts";

const PASTE = "Write the value; one that each run has anew is pasted: ${lancer:/^([0-9a-f]{12})/}.";

test.each<[command: string, index: number, message: RegExp, hint: string]>([
	["docker\u00a0ps", 6, /no-break space/, "Type a plain one."],
	["ls 'a b'\u202f-l", 8, /no-break space/, "Type a plain one."],
	["\u200bdocker ps", 0, /nobody sees/, "Delete it, or type the word anew."],
	["docker ps –a", 10, /`–a` begins with a typographic dash/, "Write `-a`."],
	["docker run —rm alpine", 11, /`—rm`/, "Write `--rm`."],
	["docker run \\\n  –name=a alpine", 15, /`–name=a`/, "Write `--name=a`."],
	["echo “bonjour à tous”", 5, /typographic quotes/, 'Write straight ones: "bonjour à tous".'],
	["docker run -e NOM=‘Léa’ alpine", 18, /typographic quotes/, 'Write straight ones: "Léa".'],
	["docker stop <container-id>", 12, /stands for a value/, PASTE],
	["docker run [OPTIONS] alpine", 11, /`\[OPTIONS\]` stands for/, PASTE],
	["docker exec <nom> ls", 12, /`<nom>`/, PASTE],
])("is told: %j", (command, index, message, hint) => {
	expect(oddSign(command)).toEqual({ index, message: expect.stringMatching(message), hint });
});

test.each([
	"echo 'Prêt\u00a0? – “oui” —rm'",
	'echo "L’image est prête\u00a0!"',
	"cat > a <<FIN\nbonjour\u00a0! –a “x”\nFIN\nls",
	"cat <<-'FIN'\n\t–a\n\tFIN",
	"ls # – un commentaire d’ici\u00a0: “x”",
	"# L'appel\u00a0:\nls",
	"echo 10 – 20 L’API a–b c—d « e » \\“f”",
	"git commit -m Fin—début",
	"cat <fichier> copie",
	"[ -f a ] && ls [ABC] *[A-Z]",
	"docker load <image.tar >journal",
	"docker ps -a --format '{{.ID}}'",
])("is text, or meant: %j", (command) => {
	expect(oddSign(command)).toBeUndefined();
});
