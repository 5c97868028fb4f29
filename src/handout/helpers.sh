# Ce qui suit sert aux commandes de la page, qui commencent après « Les commandes ».
shopt -u patsub_replacement 2>/dev/null
oui=${1-}
ici=$(cd "$(dirname "$0")" && pwd) || exit 1
coulisses=$(mktemp -d) || exit 1
terminal=terminal garde='' partout='' de=() par=()

# À la fin, quelle qu'elle soit, rien de ce qui a été laissé en marche ne continue.
ranger() {
	local pid
	for pid in "$coulisses"/*.pid; do
		[ -f "$pid" ] && kill -INT -- "-$(cat "$pid")" 2>/dev/null
	done
	rm -rf "$coulisses"
}
trap ranger EXIT
trap 'exit 130' INT TERM

etape() { printf '\n\033[1m%s\033[0m\n' "$1"; }
dire() { printf '%s\n' "$@"; }
echouer() {
	printf '\nArrêt : %s\n' "$1" >&2
	exit 1
}

# coller SOURCE ID MOTIF : la commande suivante a, à la place de SOURCE, ce que le bloc ID a affiché.
coller() {
	local valeur
	valeur=$(MOTIF=$3 perl -CSD -0777 -ne '
		utf8::decode(my $pattern = $ENV{MOTIF});
		print $1 // $& if /$pattern/m;
	' "$coulisses/$2.ecran")
	[ -n "$valeur" ] || echouer "rien dans ce que « $2 » a affiché ne peut être collé ici."
	de+=("$1") par+=("$valeur")
}

# Lit les lignes qui suivent l'appel.
lire() {
	local i
	texte=$(cat)
	for i in "${!de[@]}"; do texte=${texte//"${de[i]}"/${par[i]}}; done
	de=() par=()
}

montrer() { printf '\033[36m$\033[0m \033[1m%s\033[0m\n' "$1"; }

# Une commande qui agit sur toute la machine n'est lancée que si rien d'autre n'y est, ou si vous le voulez.
permise() {
	[ -n "$partout" ] || return 0
	partout=''
	[ "$oui" = --oui ] || [ "$avant" = 0 ] && return 0
	dire "$texte" "Cette commande agit sur toute la machine, où Docker avait déjà d'autres objets que ceux de ce TP."
	if (: </dev/tty) 2>/dev/null; then
		printf 'La lancer ? [o/N] '
		read -r reponse </dev/tty
		case $reponse in [oOyY]*) return 0 ;; esac
	fi
	dire 'Elle est sautée. Pour ne plus être interrogé : --oui.'
	return 1
}

# Un autre terminal a son dossier et ses variables à lui.
regler() {
	if [ "$terminal" = terminal ]; then eval "$1"; else dire "$1" >>"$coulisses/$terminal.debut"; fi
}
ouvrir() {
	terminal=$1
	[ -f "$coulisses/$1.debut" ] || regler "$2"
}
executer() {
	if [ "$terminal" = terminal ]; then
		eval "$1"
	else
		(
			. "$coulisses/$terminal.debut"
			eval "$1"
			code=$?
			printf 'cd %q\n' "$PWD" >>"$coulisses/$terminal.debut"
			exit $code
		)
	fi
}

verifier() { [ "$1" = "$2" ] || echouer "le code de sortie est $1, et celui de la page est $2."; }

# commande CODE [SECONDES] : tape les lignes qui suivent, et recommence pendant SECONDES si le code n'est pas CODE.
commande() {
	local _code _fin=$((SECONDS + ${2:-0}))
	lire
	permise || return 0
	montrer "$texte"
	while :; do
		if [ -z "$garde" ]; then
			executer "$texte"
			_code=$?
		else
			executer "$texte" >"$coulisses/sortie" 2>&1
			_code=$?
			cat "$coulisses/sortie"
			cat "$coulisses/sortie" >>"$coulisses/$garde.ecran"
		fi
		[ "$_code" != "$1" ] && [ "$SECONDS" -lt "$_fin" ] || break
		sleep 1
	done
	verifier "$_code" "$1"
}

# dialogue CODE COMMANDE : donne à lire à la commande les lignes qui suivent.
dialogue() {
	lire
	montrer "$2"
	dire "$texte" | sed 's/^/  > /'
	dire "$texte" >"$coulisses/entree"
	executer "$2" <"$coulisses/entree"
	verifier $? "$1"
}

# a_la_main CODE COMMANDE : ce qu'un script ne peut pas taper à votre place.
a_la_main() {
	lire
	dire 'À la main. Dans le programme qui suit, tapez :' "$texte"
	montrer "$2"
	if (: </dev/tty) 2>/dev/null; then
		executer "$2" </dev/tty
		verifier $? "$1"
	else
		dire 'Il n’y a pas de terminal ici : cette étape est sautée.'
	fi
}

# lancer SECONDES MOTIF : laisse tourner les lignes qui suivent, et attend que MOTIF s'affiche.
lancer() {
	lire
	montrer "$texte"
	rm -f "$coulisses/$terminal.entree"
	mkfifo "$coulisses/$terminal.entree"
	: >"$coulisses/$terminal.ecran"
	echo 0 >"$coulisses/$terminal.lu"
	# Un groupe de processus à lui, auquel Ctrl-C s'adressera.
	set -m
	(
		set +m
		executer "$texte"
	) <>"$coulisses/$terminal.entree" >"$coulisses/$terminal.ecran" 2>&1 &
	echo $! >"$coulisses/$terminal.pid"
	set +m
	attendre "$1" "$2"
}

# attendre SECONDES MOTIF : montre ce que le programme du terminal affiche, jusqu'à MOTIF.
attendre() {
	local fin=$((SECONDS + $1))
	until montrer_jusqua "$2"; do
		if ! kill -0 "$(cat "$coulisses/$terminal.pid")" 2>/dev/null && ! montrer_jusqua "$2"; then
			cat "$coulisses/$terminal.ecran"
			echouer "le programme s'est terminé sans afficher ce que la page attend : $2"
		fi
		[ "$SECONDS" -lt "$fin" ] || echouer "au bout de $1 s, rien n'affiche ce que la page attend : $2"
		sleep 0.2
	done
}
montrer_jusqua() {
	MOTIF=$1 perl -e '
		my ($screen, $read) = @ARGV;
		open my $in, "<", $read; my $from = <$in>; close $in;
		open $in, "<", $screen; seek $in, $from, 0; local $/; my $text = <$in> // "";
		my $pattern = $ENV{MOTIF};
		utf8::decode($_) for $text, $pattern;
		$text =~ /$pattern/m or exit 1;
		# Par lignes entières, car ce qui est montré une fois ne compte plus.
		my $end = index($text, "\n", $+[0]);
		my $shown = substr($text, 0, $end < 0 ? length $text : $end + 1);
		utf8::encode($shown);
		print $shown;
		open my $out, ">", $read; print $out $from + length $shown;
	' "$coulisses/$terminal.ecran" "$coulisses/$terminal.lu"
}

# taper LIGNE : au programme du terminal.
taper() {
	dire "  > $1"
	dire "$1" >"$coulisses/$terminal.entree"
}

# interrompre : Ctrl-C dans le terminal.
interrompre() {
	dire '  ^C'
	kill -INT -- "-$(cat "$coulisses/$terminal.pid")"
}

# finir CODE : attend la fin du programme du terminal.
finir() {
	wait "$(cat "$coulisses/$terminal.pid")"
	local code=$?
	rm "$coulisses/$terminal.pid"
	tail -c "+$(($(cat "$coulisses/$terminal.lu") + 1))" "$coulisses/$terminal.ecran"
	verifier "$code" "$1"
}

# version MINIMUM : cette page demande au moins cette version majeure de Docker.
version() {
	local ici
	ici=$(docker version --format '{{.Server.Version}}' | cut -d. -f1)
	[ "$ici" -ge "$1" ] || echouer "cette page demande Docker $1 ou plus récent, et celui d'ici est le $ici."
}

docker info >/dev/null 2>&1 || echouer 'Docker ne répond pas. Il faut l’installer, ou le démarrer.'
avant=$({ docker ps -aq && docker image ls -q && docker volume ls -q; } | wc -l | tr -d ' ')
