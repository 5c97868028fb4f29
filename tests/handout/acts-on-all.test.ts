import { expect, test } from "vitest";
import { actsOnAll } from "../../src/handout/acts-on-all.ts";

test.each([
	"docker container prune -f",
	"docker system prune --volumes",
	"docker stop $(docker ps -q)",
	"docker rm -f $(docker ps -aq)",
	"docker rmi $(docker image ls -q)",
	"docker ps -aq | xargs docker rm -f",
])("%s touches others' things", (command) => {
	expect(actsOnAll(command)).toBe(true);
});

test.each([
	"docker ps -a",
	"docker ps -q",
	"docker stop web",
	"docker compose down -v",
	"docker stop $(docker compose ps -q api)",
	"docker build -q -t simple-api .",
	"docker logs $(docker run -d alpine)",
])("%s does not", (command) => {
	expect(actsOnAll(command)).toBe(false);
});
