import { expect, test } from "vitest";
import { shownBy } from "../../scripts/terminal/shown-text.ts";

const LINE = "if (!user) throw new Error(`no such user`);";

test.each([
	"cat app.js",
	"cat -n 'my app.js' | head -20",
	"head -n 5 src/Dockerfile compose.yaml .dockerignore",
	'grep -n "throw new" app.js',
	"docker exec web cat /etc/nginx/nginx.conf",
	"docker run --rm -v $PWD:/w alpine ls -l /w",
	"sudo ls /var/lib/docker",
	"find . -name '*error*'",
	"git -C app log --oneline",
	"git commit -m 'fix: no such user'",
	"cd app && cat app.js",
	"git init -q; git add . && git commit -m 'fix: a | b && c'",
])("shows what was written: %s", (command) => {
	expect(shownBy(command)(LINE)).toBe(true);
});

test.each([
	"cat app.log",
	"cat app.js out.txt",
	"cat",
	"node app.js",
	"cat app.js || node app.js",
	"ls; node app.js",
	"npm test && git commit -m x",
	"cd app",
	"cat app.js & node app.js",
	"cat $(find . -name app.js)",
	"cat app.js | node",
	"find . -exec node {} +",
	"grep -n error app.log",
	"docker exec web cat /var/log/app.log",
	"docker service ls",
	"docker logs cat app.js",
	"git push origin main",
])("shows what happened: %s", (command) => {
	expect(shownBy(command)(LINE)).toBe(false);
});

test("what such a command says of itself is no text", () => {
	expect(shownBy("cat app.js")("cat: app.js: No such file or directory")).toBe(false);
	expect(shownBy("docker exec web ls")("sh: ls: not found")).toBe(false);
	expect(shownBy("git log")("fatal: not a git repository")).toBe(false);
});
