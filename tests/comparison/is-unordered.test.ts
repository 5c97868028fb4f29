import { describe, expect, test } from "vitest";
import { compareRecordings } from "../../scripts/comparison/compare-recordings.ts";
import { measure } from "../../scripts/comparison/measure.ts";
import { recordingOf, snippetRecording as snippet } from "../support/recordings.ts";

const differences = (command: string, was: readonly string[], is: readonly string[]) => {
	const [before, after] = [was, is].map((lines) => recordingOf(snippet(command, [...lines])));
	if (before === undefined || after === undefined) throw new Error("Two recordings are needed.");
	return compareRecordings(before, after);
};

/** What Docker 28 and Compose 2.40 printed of the same things, one after the other. */
const LINES: readonly (readonly [command: string, lines: readonly string[]])[] = [
	["docker compose config --services", ["web", "base"]],
	["docker compose -f a.yml config --images", ["alpine", "postgres"]],
	["docker inspect -f '{{range .Mounts}}{{println .Name}}{{end}}' a", ["one", "two"]],
	["docker ps --format 'table {{.Names}}\\t{{.State}}'", ["NAMES STATE", "a Up", "b Up"]],
	["docker ps \\\n  --format '{{.Names}}'", ["shop-web-1", "shop-db-1"]],
	["docker container ls -a --format {{.Names}}", ["shop-web-1", "shop-db-1"]],
	["docker image ls --format '{{.Repository}}:{{.Tag}}'", ["aa:2", "alpine:latest"]],
	["docker stats --no-stream --format '{{.Name}}'", ["shop-web-1", "shop-db-1"]],
	["docker compose -p shop volumes", ["DRIVER VOLUME NAME", "local shop_v1", "local shop_v2"]],
	["docker compose logs --no-log-prefix", ["c1", "d1"]],
	["docker inspect $(docker ps -q) --format '{{.Name}}'", ["/shop-web-1", "/shop-db-1"]],
	["docker ps -q | xargs docker inspect -f '{{.Name}}'", ["/shop-web-1", "/shop-db-1"]],
	["for c in $(docker ps -q); do docker inspect -f '{{.Name}}' $c; done", ["/web", "/db"]],
	["docker ps -q | while read c; do docker port $c; done", ["80/tcp", "90/tcp"]],
	["for i in 1 2; do (sleep 1; echo $i) & done; wait", ["1", "2"]],
	["docker network inspect back | jq '.[0].Containers[].Name'", ['"db"', '"web"']],
	["docker network inspect back | grep Name", ['"Name": "db",', '"Name": "web",']],
	["docker inspect web | jq '.[0].Mounts[].Name'", ['"site"', '"logs"']],
	["docker compose exec web env", ["B=2", "A=1"]],
	["docker compose exec -T db env | grep POSTGRES", ["POSTGRES_DB=b", "POSTGRES_USER=a"]],
	["docker compose run --rm web sh -c 'printenv'", ["B=2", "A=1"]],
	["docker run --rm web cat /proc/1/environ | tr '\\0' '\\n'", ["B=2", "A=1"]],
	["docker stack deploy -c pile.yaml shop", ["Creating service shop_a", "Creating service shop_b"]],
	["seq 3 | xargs -P3 -I{} docker run --rm alpine echo {}", ["1", "2"]],
	["docker exec web df -h", ["/dev/sda1 50G /a", "/dev/sda1 50G /b"]],
	["docker system df -v", ["site 1 4kB", "logs 1 2kB"]],
];

test.each(LINES)("the order of the lines of %s is chance", (command, lines) => {
	expect(differences(command, lines, lines.toReversed())).toEqual([]);
	// Which lines there are, is none.
	expect(differences(command, lines, ["another", ...lines.slice(1)])).toHaveLength(1);
});

test.each([
	["ls"],
	["docker ps"],
	["docker compose config"],
	["docker compose ps --services"],
	["docker compose exec web ls"],
	["docker compose run --rm web ls"],
	["docker compose down --volumes"],
	["docker run --mount type=volume,dst=/a alpine ls"],
	["docker inspect web"],
])("the order of the lines of %s says something", (command) => {
	expect(differences(command, ["web", "base"], ["base", "web"])).toHaveLength(1);
});

const SITE = '{"Name":"site","Destination":"/www"}';
const LOGS = '{"Name":"logs","Destination":"/log"}';

/** Lists in a line: twice the same, and what says something else. */
const LISTS: readonly (readonly [command: string, was: string, is: string, other: string])[] = [
	[
		"docker inspect -f '{{.Mounts}}' web",
		"[{volume site /www local z true } {bind  /tmp /t   true rprivate}]",
		"[{bind  /tmp /t   true rprivate} {volume site /www local z true }]",
		"[{bind  /tmp /www   true rprivate} {volume site /t local z true }]",
	],
	[
		"docker inspect -f '{{json .Mounts}}' web",
		`[${SITE},${LOGS}]`,
		`[${LOGS},${SITE}]`,
		'[{"Name":"site","Destination":"/log"},{"Name":"logs","Destination":"/www"}]',
	],
	[
		"docker inspect -f '{{.HostConfig.Binds}}' web",
		"[site:/www logs:/log]",
		"[logs:/log site:/www]",
		"[logs:/www site:/log]",
	],
	[
		"docker inspect -f '{{.Config.Env}}' web",
		"[MODE=x PATH=/bin:/sbin]",
		"[PATH=/bin:/sbin MODE=x]",
		"[PATH=/sbin:/bin MODE=x]",
	],
	["docker ps --format '{{.Names}} {{.Mounts}}'", "web a,b,/c", "web /c,a,b", "a web,b,/c"],
	["docker ps --format '{{.Networks}}'", "front,back", "back,front", "front,other"],
	[
		"docker ps --format json",
		'{"Mounts":"a,b","Names":"web","Status":"Up, well"}',
		'{"Mounts":"b,a","Names":"web","Status":"Up, well"}',
		'{"Mounts":"b,web","Names":"a","Status":"Up, well"}',
	],
	[
		"docker network inspect back -f '{{range .Containers}}{{.Name}} {{end}}'",
		"web db cache ",
		"cache web db ",
		"cache web ",
	],
	[
		"docker network inspect back -f '{{range $id, $c := .Containers}}{{$c.Name}} {{$c.IPv4Address}}; {{end}}'",
		"web 172.18.0.2/16; db 172.18.0.3/16; ",
		"db 172.18.0.3/16; web 172.18.0.2/16; ",
		"db 172.18.0.3/24; web 172.18.0.2/16; ",
	],
	[
		"docker compose -p shop rm -f",
		"Going to remove shop-web-1, shop-db-1",
		"Going to remove shop-db-1, shop-web-1",
		"Going to remove shop-db-1, shop-db-2",
	],
];

test.each(LISTS)("the order of the lists in a line of %s is chance", (command, was, is, other) => {
	expect(differences(command, [was], [is])).toEqual([]);
	expect(differences(command, [was], [other])).toHaveLength(1);
});

test("the order of such a list says something in a line of another command", () => {
	for (const [command, was, is] of LISTS) {
		expect(differences("cat list", [was], [is]), command).toHaveLength(1);
	}
});

describe("objects on several lines", () => {
	const command = "docker inspect web | jq '.[0].Mounts[] | {Name, Destination}'";
	const object = (name: string, place: string, comma = "") => [
		"{",
		`  "Name": "${name}",`,
		`  "Destination": "${place}"`,
		`}${comma}`,
	];

	test("stand one after the other in any order", () => {
		const was = [...object("site", "/www"), ...object("logs", "/log")];
		const is = [...object("logs", "/log"), ...object("site", "/www")];
		const other = [...object("logs", "/www"), ...object("site", "/log")];
		expect(differences(command, was, is)).toEqual([]);
		expect(differences(command, was, other)).toHaveLength(1);
		expect(differences("cat list", was, is)).toHaveLength(1);
	});

	test("are elements of a list in any order", () => {
		const list = (...objects: readonly string[][]) => ["[", ...objects.flat(), "]"];
		const was = list(object("site", "/www", ","), object("logs", "/log"));
		const is = list(object("logs", "/log", ","), object("site", "/www"));
		const other = list(object("logs", "/www", ","), object("site", "/log"));
		expect(differences(command, was, is)).toEqual([]);
		expect(differences(command, was, other)).toHaveLength(1);
	});

	test("have lists of which the order is chance, too", () => {
		const all = "docker inspect $(docker ps -q)";
		const of = (name: string, env: readonly [string, string]) => [
			"    {",
			`        "Name": "${name}",`,
			'        "Env": [',
			`            "${env[0]}",`,
			`            "${env[1]}"`,
			"        ]",
			"    }",
		];
		const listOf = (one: readonly string[], other: readonly string[]) => [
			"[",
			...one.slice(0, -1),
			"    },",
			...other,
			"]",
		];
		const was = listOf(of("/web", ["A=1", "B=2"]), of("/db", ["C=3", "D=4"]));
		const is = listOf(of("/db", ["D=4", "C=3"]), of("/web", ["B=2", "A=1"]));
		const other = listOf(of("/db", ["B=2", "C=3"]), of("/web", ["D=4", "A=1"]));
		expect(differences(all, was, is)).toEqual([]);
		expect(differences(all, was, other)).toHaveLength(1);
	});
});

test("identifiers that came in any order are told by the names beside them later", () => {
	const [A, B, C, D] = ["aaaa1111bbbb", "cccc2222dddd", "eeee3333ffff", "1111aaaa2222"];
	const page = (printed: readonly string[], rows: readonly string[]) => {
		const run = "seq 2 | xargs -P 2 -I{} docker run -d --name web-{} alpine sleep 9";
		const list = ["CONTAINER ID   NAMES", ...rows];
		return recordingOf(snippet(run, [...printed]), { ...snippet("docker ps", list), id: "list" });
	};
	const was = page([A, B], [`${B}   web-2`, `${A}   web-1`]);
	const is = page([D, C], [`${D}   web-2`, `${C}   web-1`]);
	expect(measure(was, is).unstable).toEqual([]);
	// Two names for one of them.
	const other = page([D, C], [`${D}   web-2`, `${D}   web-1`]);
	expect(measure(was, other).unstable).not.toEqual([]);
});
