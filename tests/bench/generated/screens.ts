import type { Random } from "./random.ts";

const BLUE = "\u001b[34m";
const CYAN = "\u001b[36m";
const GREEN = "\u001b[32m";
const RED = "\u001b[31m";
const BOLD = "\u001b[1m";
const RESET = "\u001b[0m";

const IMAGES = ["alpine:latest", "python:3.13-slim", "postgres:17", "simple-api:latest"] as const;

/** `docker ps`. */
export function containers(random: Random, count: number): string[] {
	const rows = Array.from({ length: count }, () => {
		const image = random.pick(IMAGES).padEnd(18);
		const port = `0.0.0.0:${8000 + random.int(900)}->8000/tcp`;
		const age = `${2 + random.int(50)} seconds ago`.padEnd(16);
		return `${random.hex(12)}   ${image}  "uvicorn app:app --h…"   ${age}Up ${2 + random.int(9)} seconds   ${port}   vigorous_${random.hex(4)}`;
	});
	return [
		"CONTAINER ID   IMAGE               COMMAND                  CREATED         STATUS         PORTS                    NAMES",
		...rows,
	];
}

/** `docker build`, in BuildKit's colours. */
export function build(random: Random, steps: number): string[] {
	const time = () => `${random.int(9)}.${random.int(10)}s`.padStart(60);
	return [
		`[+] Building ${random.int(20)}.${random.int(10)}s (${steps}/${steps}) FINISHED`,
		...Array.from({ length: steps }, (_, step) =>
			random.int(3) === 0
				? `${BLUE} => => transferring context: ${random.int(900)}B${time()}${RESET}`
				: `${BLUE} => [${step + 1}/${steps}] RUN pip install --no-cache-dir -r requirements-${random.hex(4)}.txt${time()}${RESET}`,
		),
		`${BLUE} => => writing image sha256:${random.hex(64)}${time()}${RESET}`,
	];
}

/** `docker compose up`, with a mark and two colours a line. */
export function compose(random: Random, services: number): string[] {
	return [
		`${BLUE}[+] Running ${services}/${services}${RESET}`,
		...Array.from(
			{ length: services },
			(_, index) =>
				` ${GREEN}✔${RESET} Container systeme-${random.pick(["api", "db", "cache"])}-${index + 1}  ${GREEN}${random.pick(["Started", "Healthy", "Created"])}${RESET}      ${BLUE}${random.int(9)}.${random.int(10)}s${RESET}`,
		),
	];
}

/** The journal of a service. */
export function journal(random: Random, lines: number): string[] {
	return Array.from({ length: lines }, () => {
		const address = `172.18.0.${2 + random.int(200)}:${40_000 + random.int(20_000)}`;
		const status = random.pick([
			`${GREEN}200 OK${RESET}`,
			`${RED}404 Not Found${RESET}`,
			`${RED}${BOLD}500 Internal Server Error${RESET}`,
		]);
		return `${CYAN}api-1  | ${RESET}INFO:     ${address} - "GET /items/${random.int(500)} HTTP/1.1" ${status}`;
	});
}

/** A table of PostgreSQL's client. */
export function table(random: Random, rows: number): string[] {
	return [
		" id |    texte     |   montant   ",
		"----+--------------+-------------",
		...Array.from(
			{ length: rows },
			(_, row) =>
				` ${String(row + 1).padStart(2)} | note ${random.hex(6)}  | ${random.int(99_999)}`,
		),
		`(${rows} rows)`,
		"",
	];
}

/** `ls -l --color` of a folder. */
export function files(random: Random, count: number): string[] {
	return Array.from({ length: count }, () => {
		const name = `${BOLD}${BLUE}dossier-${random.hex(4)}${RESET}`;
		return `drwxr-xr-x ${1 + random.int(9)} student student ${4096 * (1 + random.int(4))} ${name}`;
	});
}
