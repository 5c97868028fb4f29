import { expect, test } from "vitest";
import { tableLines } from "../../src/components/screen-table.ts";

/** The table's lines by their numbers: the columns' names, or a row's cells with them. */
const read = (screen: readonly string[]) =>
	[...tableLines(screen)]
		.sort(([one], [other]) => one - other)
		.map(([line, { isHead, cells }]) => [
			line,
			isHead
				? "names"
				: Object.fromEntries(
						cells.flatMap(({ head, from, to }) =>
							head === undefined ? [] : [[head, screen[line]?.slice(from, to).trim()]],
						),
					),
		]);

test("a table of Docker is read by its columns, also where a cell is empty or has colours", () => {
	expect(
		read([
			"CONTAINER ID   IMAGE     PORTS     NAMES",
			"e31614b06572   alpine              nice_name",
			"a31614b06572   nginx     80/tcp    web",
		]),
	).toEqual([
		[0, "names"],
		[1, { "CONTAINER ID": "e31614b06572", IMAGE: "alpine", NAMES: "nice_name" }],
		[2, { "CONTAINER ID": "a31614b06572", IMAGE: "nginx", PORTS: "80/tcp", NAMES: "web" }],
	]);
	const [, row] = read(["TYPE     TOTAL     SIZE", "Images   1         \u001b[31m5MB\u001b[0m"]);
	expect(row?.[1]).toMatchObject({ TYPE: "Images", TOTAL: "1" });
});

test("a table may begin below other lines, and ends where a line is no row of it", () => {
	const screen = ["i Info", "IMAGE   ID    SIZE", "a       1     2MB", "", "b       1     2MB"];
	expect(read(screen).map(([line]) => line)).toEqual([1, 2]);
	const overflowing = ["IMAGE   ID    SIZE", "much-too-long-a-name 2MB"];
	expect(read(overflowing)).toEqual([]);
});

test.each([
	["a sentence", ["Hello from Docker!", "This message shows"]],
	["capitals that one blank parts", ["PID USER TIME COMMAND", "  1 root 0:00 sh"]],
	["names without a row", ["IMAGE   ID    SIZE"]],
	["a table of psql", [" id | name", "----+-----", "  1 | a"]],
])("%s is no table", (_, screen) => {
	expect(read(screen)).toEqual([]);
});
