import { expect, test } from "vitest";
import { actsOnAll } from "../../src/handout/acts-on-all.ts";

test.each([
	"docker container prune -f",
	"docker system prune --volumes",
	"docker stop $(docker ps -q)",
	"docker rm -f $(docker ps -aq)",
	"docker rmi $(docker image ls -q)",
	"docker ps -aq | xargs docker rm -f",
	"docker ps -q -a | xargs -r docker rm -f",
	"docker rm $(docker ps --all --quiet)",
	"docker rm -f `docker ps -aq`",
	"docker ps -a --format '{{.ID}}' | head -3 | xargs docker rm",
	"for one in $(docker volume ls -q); do docker volume rm $one; done",
	"docker images -q | while read one; do docker rmi $one; done",
	"ids=$(docker ps -aq)",
	"docker system \\\n  prune -f",
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
	"docker logs $(docker ps -lq)",
	"docker compose ps -q | xargs docker stop",
	'echo "$(docker ps | wc -l)"',
])("%s does not", (command) => {
	expect(actsOnAll(command)).toBe(false);
});
