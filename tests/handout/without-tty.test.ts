import { expect, test } from "vitest";
import { withoutTty } from "../../src/handout/without-tty.ts";

test.each([
	["docker run -it --rm alpine sh", "docker run -i --rm alpine sh"],
	["docker exec -ti web ls -lt /tmp", "docker exec -i web ls -lt /tmp"],
	["docker container run --rm -t -i alpine", "docker container run --rm -i alpine"],
	["docker run --tty -i alpine", "docker run -i alpine"],
	["docker compose exec api sh", "docker compose exec -T api sh"],
	["docker compose -f a.yml run --rm db psql", "docker compose -f a.yml run -T --rm db psql"],
	["docker compose run --rm -T db psql", "docker compose run --rm -T db psql"],
	["python -t x", "python -t x"],
])("%s", (command, expected) => {
	expect(withoutTty(command)).toBe(expected);
});
