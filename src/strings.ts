import type { TokenKind } from "../scripts/comparison/read-tokens.ts";
import type { ImageKind } from "../scripts/images/provenance.ts";
import type { Picture, Recording } from "../scripts/recording/schema.ts";
import type { ChangeKind } from "./join/change-kinds.ts";
import type { Noise, SnippetState } from "./join/course-state.ts";
import type { Absence } from "./join/recorded-page.ts";

const NBSP = "\u00a0";

/** Every text of the interface, in French. The pages' prose is in `src/content/docs`. */
export const strings = {
	title: "TP Docker, pour de vrai",
	description:
		"Un TP Docker dont chaque terminal a réellement été exécuté, et dont aucune sortie n’est recopiée à la main.",
	home: "Accueil",
	exercises: "Exercices",
	thisSite: "Ce site",

	/** A terminal's name; the one that a page has by default needs none. */
	terminal: (name: string) =>
		name === "terminal" ? "Terminal" : `Terminal «${NBSP}${name}${NBSP}»`,
	/** What a screen reader says of a terminal's content. */
	terminalLabel: (name: string, command: string) => `${name}${NBSP}: ${command}`,
	/** The name of a terminal in which a program was left running. */
	terminalContinued: (name: string) =>
		name === "terminal" ? "Suite du terminal" : `Suite du terminal «${NBSP}${name}${NBSP}»`,
	continuedTitle: "Voir où ce programme a été lancé",
	copy: "Copier",
	copyLabel: (count: number) => (count > 1 ? "Copier les commandes" : "Copier la commande"),
	copied: "Copié",
	copyFailed: "Copie refusée",
	exitStatus: (status: number) => `code de sortie${NBSP}${status}`,
	/** Above a block of code that looks like a terminal. */
	illustration: "Exemple non exécuté",
	/** Of a page that begins where another one ends, by that one's name and address. */
	after: {
		before: `Cette page continue «${NBSP}`,
		behind: `${NBSP}»${NBSP}: la machine est celle sur laquelle l’autre finit, avec ses images, ses volumes, ses fichiers et ses conteneurs, arrêtés. Sur votre machine, suivez d’abord cette page-là.`,
	},
	/** Of a tab with commands, by the name of the system that they are for. The recorder's is a Linux. */
	tab: {
		run: (system: string) =>
			system === "Linux" ? "Exécuté ici · Linux" : `Exécuté ici, sous Linux · ${system}`,
		notRun: (system: string) => `Non exécuté ici · ${system}`,
	},
	/** Above a terminal whose page is being written. */
	live: {
		done: "",
		broken: "",
		running: "En cours d’exécution…",
		old: "Pas encore exécuté depuis la dernière modification",
		lack: (why: string) => `Non exécuté${NBSP}: ${why}`,
	},
	stillRunning: "Le programme continue de tourner dans ce terminal.",
	/** Of a button that plays a terminal as it was printed. */
	replay: {
		play: "Rejouer",
		label: (name: string) => `${name}${NBSP}: rejouer`,
		close: "Fermer",
		failed: "Lecture impossible",
	},
	/** Of a button: what becomes of lines that are wider than their terminal. */
	lines: {
		scroll: "Défiler",
		wrap: "Replier",
		title: "Lignes plus larges que le terminal",
	},
	/** Of a table that is shown a row a card, on a phone. */
	asPrinted: "Écran tel quel",
	/** Stands for lines of a long screen. */
	folded: (lines: number) => `${lines} ${lines > 1 ? "lignes repliées" : "ligne repliée"}`,
	skipped: (range: string) => `Non exécuté ici${NBSP}: demande ${docker(range)}.`,
	dropped: (lines: number) =>
		`${lines.toLocaleString("fr")} ${lines > 1 ? "lignes plus anciennes ne sont pas montrées" : "ligne plus ancienne n’est pas montrée"}.`,
	/** Below a picture of a page in a browser. */
	picture: ({ url, packages }: Picture) =>
		packages.length === 0
			? `${url}, vu par un navigateur sans accès à Internet.`
			: `${url}, vu par un navigateur sans accès à Internet${NBSP}: les fichiers que la page y prend d’habitude viennent ici du paquet npm ${packages.join(", ")}.`,
	preparation: (commands: number) =>
		`Préparation${NBSP}: ${commands} ${commands > 1 ? "commandes exécutées" : "commande exécutée"} avant la suite`,

	/** The choice of a Docker version. */
	version: {
		/** Follows the word Docker, for screen readers. */
		choose: ": version montrée dans les terminaux",
		/** Stands before the switch. */
		shownFor: "Terminaux pour",
		/** In the list of versions. */
		option: (version: string, ended: string | undefined) =>
			ended === undefined ? version : `${version} (ancienne)`,
		ended: (version: string, since: string) =>
			`Docker ${version} n’est plus maintenu par ses auteurs depuis ${month(since)}.`,
		/** The place of the version that the address asks for is between the tags. */
		unknown: (versions: readonly string[]) =>
			`Le TP n’a pas été enregistré avec Docker <b></b>, que demande l’adresse. Vous avez le choix entre ${versions.join(", ")}.`,
		awaited: (version: string, usual: string) =>
			`Le TP n’a pas encore été enregistré avec Docker ${version}, la version actuelle${NBSP}: vous lisez Docker ${usual}.`,
		absent: ({ version, range }: Absence, usual: string) =>
			range === undefined
				? `Cette page n’a pas encore été enregistrée avec Docker ${version}${NBSP}: vous lisez Docker ${usual}.`
				: `Cette page demande ${docker(range)}, et n’a pas été exécutée avec Docker ${version}${NBSP}: vous lisez Docker ${usual}.`,
		same: (usual: string) =>
			`Cette page se lit de la même façon qu’avec Docker ${usual}, dont elle montre les terminaux.`,
		differing: (count: number, usual: string) =>
			count > 1
				? `${count} terminaux diffèrent de ceux de Docker ${usual}. `
				: `Un terminal diffère de celui de Docker ${usual}. `,
		/** Marks a terminal. */
		differs: (usual: string) => `diffère de ${usual}`,
		seeChanges: "Voir ce qui change",
	},
	changes: {
		title: "Ce qui change d’une version à l’autre",
		description: "Les lignes des terminaux du TP qui diffèrent d’une version de Docker à l’autre.",
		lead: `Chaque page du TP a été exécutée avec plusieurs versions de Docker, dont chacune vient avec ses versions de Compose et de Buildx. Pour chaque version, ce qui change est dit d’abord en bref, puis ligne par ligne. «${NBSP}Depuis${NBSP}» désigne la plus ancienne des versions essayées où l’on voit le changement. Ce qui change d’une exécution à l’autre (identifiants, noms tirés au hasard, adresses, dates, durées, tailles) ne compte pas.`,
		/** Stands on the page where there is only one version. */
		none: "Ce TP n’a encore été exécuté qu’avec une version de Docker.",
		docker: (version: string) => `Docker ${version}`,
		between: ({ older, newer }: { older: string; newer: string }) =>
			`De Docker ${older} à ${newer}`,
		summary: (terminals: number, pages: number) => {
			if (terminals === 0) return "Aucun terminal ne diffère.";
			const places = pages > 1 ? `${pages} pages` : "une page";
			return terminals > 1
				? `${terminals} terminaux diffèrent, sur ${places}.`
				: `Un terminal diffère, sur ${places}.`;
		},
		/** What a terminal shows differently, in words. */
		sentence: (since: string, kinds: readonly ChangeKind[]) => {
			const clauses = kinds.map((kind) => CHANGES[kind]);
			return `Depuis Docker${NBSP}${since}, ${clauses.join("\u202f; ")}.`;
		},
		/** The same of several, which follow. */
		brief: (since: string, kind: ChangeKind) =>
			`Depuis Docker${NBSP}${since}, ${CHANGES[kind]}${NBSP}: `,
		notRun: (range: string) =>
			`Demandent ${docker(range)}, et n’ont donc pas été exécutées${NBSP}: `,
		toldAbove: "Les autres lignes qui changent sont déjà montrées plus haut.",
		allToldAbove: "Les lignes qui changent sont déjà montrées plus haut.",
		/** A question in short, `4-c`; the set-up of `Exercice 4`. */
		place: (heading: string | undefined, title: string) =>
			heading?.split(" · ")[0] ?? `préparation de l’${title.replace(/\s*:.*/, "").toLowerCase()}`,
		skipped: (version: string, range: string) =>
			`Cette commande n’a pas été exécutée avec Docker ${version}${NBSP}: elle demande ${docker(range)}.`,
		skippedPage: (version: string, range: string) =>
			`Cette page n’a pas été exécutée avec Docker ${version}${NBSP}: elle demande ${docker(range)}.`,
		/** Stands above the first question of its page. */
		preparation: "Préparation",
		/** Follows a question that several terminals answer, from the second on. */
		nth: (terminal: number) => (terminal > 1 ? `${NBSP}(${terminal})` : ""),
		nothing: "rien",
		exit: (status: number | undefined) =>
			status === undefined ? "le programme continue de tourner" : strings.exitStatus(status),
	},

	/** `Enregistré avec Docker 28.5.2 le 23 novembre 2026, images officielles`. */
	recordedWith: (recording: Pick<Recording, "recorded" | "provenance">) => {
		const { engine } = recording.provenance;
		return `Enregistré avec Docker${NBSP}${engine} le ${date(recording.recorded)}, ${imageKinds(recording)}`;
	},
	provenance: {
		title: "D’où viennent ces terminaux",
		lead: (recording: Recording) =>
			`Les commandes de cette page ont été exécutées le ${date(recording.recorded)} à ${time(recording.recorded)} (UTC), en ${seconds(recording.duration)}, dans un moteur Docker jetable.`,
		close: "Fermer",
		engine: "Moteur",
		cli: "Client",
		compose: "Compose",
		buildx: "Buildx",
		absent: "absent",
		kernel: "Noyau",
		architecture: "Architecture",
		images: "Images utilisées",
		noImages: "Cette page n’utilise aucune image.",
		engineVersion: (version: string, kind: ImageKind) =>
			`Docker ${version}, image ${strings.provenance.kind(kind)}`,
		kind: (kind: ImageKind) => (kind === "official" ? "officielle" : "de remplacement"),
		standIns:
			"Une image de remplacement est construite à partir de paquets Debian. Elle tient la place de l’image officielle là où Docker Hub n’est pas joignable, et porte son nom.",
	},

	/** What a picture shows that other sites put beside a link to a page. */
	sharePicture: (title: string) => `«${NBSP}${title}${NBSP}», et un terminal du TP`,
	/** The page for an address that the site does not have. */
	missing: {
		title: "Page introuvable",
		lead: "Cette adresse ne mène à aucune page du TP. Peut-être cherchiez-vous l’un de ses exercices.",
		search: "La recherche, en haut de la page, trouve aussi ce que montrent les terminaux.",
		home: "Revenir à l’accueil",
	},

	/** The whole course on one page. */
	print: {
		lead: `Le TP Docker du cours Systèmes pour le machine learning${NBSP}: les exercices, leurs réponses et leurs terminaux, à lire d’un trait ou à imprimer.`,
		contents: "Sommaire",
		recorded: (recordings: readonly Pick<Recording, "recorded" | "provenance">[]) => {
			const versions = [...new Set(recordings.map(({ provenance }) => provenance.engine))];
			const last = recordings
				.map(({ recorded }) => recorded)
				.sort()
				.at(-1);
			return last === undefined
				? ""
				: `Terminaux enregistrés avec Docker${NBSP}${versions.join(" et ")}, le dernier le ${date(last)}.`;
		},
		chapter: ({ recorded, provenance }: Pick<Recording, "recorded" | "provenance">) =>
			strings.recordedWith({ recorded, provenance }),
	},

	/** How each terminal of the course stands. */
	state: {
		title: "État du cours",
		description:
			"Ce qui a été exécuté pour chaque terminal du TP, avec quelles versions de Docker, quand, et ce qui varie d’une exécution à l’autre.",
		lead: `Ce tableau est tiré des enregistrements. Chaque page du TP y est exécutée deux fois, dans des conditions différentes${NBSP}: ce qui diffère d’une fois à l’autre varie, et peut encore changer sans que le cours soit faux. Tout autre changement ferait échouer la prochaine vérification.`,
		/** `49 terminaux exécutés`, for a badge, too. */
		ran: (terminals: number) =>
			terminals > 1 ? `${terminals} terminaux exécutés` : `${terminals} terminal exécuté`,
		/** When the last was recorded. */
		on: date,
		versions: { docker: "Docker", state: "État", date: "Enregistrée le", duration: "Durée" },
		upToDate: "à jour",
		awaited: "à enregistrer",
		duration: seconds,
		images: `Images${NBSP}: `,
		snippets: { terminal: "Terminal", ran: "Exécuté avec Docker", noise: "Ce qui varie" },
		ranOn: ({ version, duration }: SnippetState["ran"][number]) =>
			duration === undefined ? version : `${version}${NBSP}(${seconds(duration)})`,
		neverRan: "aucune version",
		exits: (statuses: readonly number[]) =>
			`codes de sortie non nuls${NBSP}: ${statuses.join(", ")}`,
		noise: ({ kinds, freeLines }: Noise) => {
			const values = Object.entries(kinds).map(([kind, count]) => {
				const [one, many] = VARYING[kind as TokenKind];
				return `${count} ${count > 1 ? many : one}`;
			});
			const order = freeLines > 0 ? [`l’ordre de ${freeLines} lignes`] : [];
			return [...values, ...order].join(", ") || "rien";
		},
		needs: (range: string) => `demande ${docker(range)}`,
	},

	/** What a reader takes along. */
	handout: {
		title: "À emporter",
		/** Above the commands that stand over a page's first question. */
		preparation: "Préparation",
		/** Begins a page's script. */
		scriptHead: (page: string) => [
			`Les commandes de la page ${page}, dans leur ordre${NBSP}: bash ${page.split("/").at(-1)}.sh`,
			"Le script s'arrête si l'une d'elles ne se termine pas comme sur la page.",
			"Il demande avant ce qui agit sur tout Docker, et pas seulement sur le TP (--oui : ne pas demander).",
			"Sous Windows : dans WSL.",
		],
		commands: "Les commandes",
		noFolder: (folder: string, page: string) =>
			`le dossier « ${folder} » manque. Il est dans l'archive ${page.split("/").at(-1)}.zip, à côté de ce script.`,
		noPerl: "il faut perl, qui cherche dans ce que les programmes affichent.",
		byHand: (keys: string) =>
			`la suite se fait à la main, car il faut y presser des touches (${keys}).`,
		otherMachine: (machine: string) =>
			`la suite se tape sur une autre machine, « ${machine} », et ce script n'en a qu'une.`,
		/** @param scripts Of the pages before this one, the first to be run at first. */
		after: (scripts: readonly string[]) =>
			`Cette page continue la précédente. À lancer d'abord, dans ce dossier${NBSP}: ${scripts.map((one) => `bash ${one}.sh`).join(", puis ")}`,
		needs: (range: string) => `cette page demande ${docker(range)}`,
		done: "Tout s'est passé comme sur la page.",
		archive: "Les fichiers et les commandes",
		script: "Les commandes en script",
		/** `.zip, 4 Ko`. */
		size: (file: string, bytes: number) =>
			`.${file.split(".").at(-1)}, ${Math.ceil(bytes / 1000).toLocaleString("fr")}${NBSP}Ko`,
		codespaces: "Ouvrir dans Codespaces",
		/** Of the pages as texts. */
		runOrNot: `Un bloc «${NBSP}console${NBSP}» est ce qu’un terminal a affiché. Ce qui n’a pas été exécuté suit les mots «${NBSP}Exemple non exécuté${NBSP}» ou «${NBSP}Non exécuté ici${NBSP}».`,
		recordings: "Enregistrements",
		recordingsLead:
			"chaque commande, ce qu’elle a affiché et son code de sortie, par page et par version de Docker, avec la provenance.",
		print: "Tout le TP sur une page",
		pdf: "Tout le TP en PDF",
	},

	search: {
		open: "Rechercher",
		placeholder: "Un mot du cours ou d’un terminal",
		close: "Fermer",
		results: {
			short: `Encore une lettre${NBSP}: il en faut au moins deux.`,
			none: `Aucun résultat pour «${NBSP}[SEARCH_TERM]${NBSP}». Vérifiez l’orthographe, ou tapez seulement le début d’un mot.`,
			one: `[COUNT] résultat pour «${NBSP}[SEARCH_TERM]${NBSP}»`,
			many: `[COUNT] résultats pour «${NBSP}[SEARCH_TERM]${NBSP}»`,
			terminal: "Terminal",
			broken: "La recherche n’a pas pu être chargée.",
		},
	},

	/** What a screen reader says of what a note speaks of, and of the note's number. */
	noteOf: (text: string, number: number) => `${text.trim()}, note${NBSP}${number}`,
	noteBack: (number: number) => `Note${NBSP}${number}${NBSP}: voir la ligne`,
	quoteTitle: "Valeur lue dans un terminal de cette page",
	quoteOfPageTitle: "Valeur lue dans un terminal d’une autre page",
	fileLines: (path: string, lines: string) => `${path} (lignes ${lines.replace("-", " à ")})`,
};

/** What follows “Depuis Docker 28.5, ”. */
const CHANGES: Readonly<Record<ChangeKind, string>> = {
	build: "la construction d’une image montre ses étapes autrement",
	progress: "Compose montre autrement ce qu’il a fait",
	values: "les mêmes rubriques ont d’autres valeurs",
	more: "des lignes s’ajoutent",
	fewer: "des lignes ont disparu",
	lines: "d’autres lignes s’affichent",
	exit: "la commande ne se termine plus avec le même code",
};

/** A value that varies, by its kind, and several of them. */
const VARYING: Readonly<Record<TokenKind, readonly [one: string, many: string]>> = {
	date: ["date", "dates"],
	age: ["âge", "âges"],
	duration: ["durée", "durées"],
	rate: ["débit", "débits"],
	size: ["taille", "tailles"],
	bytes: ["taille", "tailles"],
	packed: ["taille", "tailles"],
	share: ["pourcentage", "pourcentages"],
	id: ["identifiant", "identifiants"],
	uuid: ["identifiant", "identifiants"],
	mac: ["adresse", "adresses"],
	address: ["adresse", "adresses"],
	name: ["nom tiré au hasard", "noms tirés au hasard"],
	version: ["version", "versions"],
	decimal: ["nombre", "nombres"],
	number: ["nombre", "nombres"],
	random: ["valeur tirée au hasard", "valeurs tirées au hasard"],
	state: ["état de la machine", "états de la machine"],
	machine: ["valeur de la machine", "valeurs de la machine"],
	rule: ["trait", "traits"],
	word: ["mot", "mots"],
	sign: ["signe", "signes"],
};

/** A range of versions, `>=23`, as readers know it. */
function docker(range: string): string {
	return `Docker${NBSP}${range.replaceAll(">=", `≥${NBSP}`).replaceAll("<=", `≤${NBSP}`)}`;
}

function date(iso: string): string {
	return new Date(iso)
		.toLocaleDateString("fr", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
		.replace(/^1 /, "1er ")
		.replaceAll(" ", NBSP);
}

function month(iso: string): string {
	return new Date(iso)
		.toLocaleDateString("fr", { month: "long", year: "numeric", timeZone: "UTC" })
		.replaceAll(" ", NBSP);
}

function time(iso: string): string {
	return new Date(iso).toLocaleTimeString("fr", {
		hour: "2-digit",
		minute: "2-digit",
		timeZone: "UTC",
	});
}

function seconds(milliseconds: number): string {
	const value = milliseconds / 1000;
	const digits = value < 0.1 ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: 1 };
	return `${value.toLocaleString("fr", digits)}${NBSP}s`;
}

function imageKinds({ provenance }: Pick<Recording, "provenance">): string {
	const { images } = provenance;
	const kinds = new Set(images.length > 0 ? images.map(({ kind }) => kind) : [provenance.kind]);
	if (kinds.size > 1) return "images officielles et de remplacement";
	return kinds.has("official") ? "images officielles" : "images de remplacement";
}
