# Ce qui suit sert aux commandes de la page, qui commencent après « Les commandes ».
shopt -u patsub_replacement 2>/dev/null
_oui=${1-}
_ici=$(cd "$(dirname "$0")" && pwd) || exit 1
_coulisses=$(mktemp -d) || exit 1
_terminal=terminal _garde='' _partout='' _de=() _par=()
# Les commandes lisent le clavier, et non la suite du script.
exec 3<&0

# À la fin, quelle qu'elle soit, rien de ce qui a été laissé en marche ne continue.
ranger() {
	local pid
	for pid in "$_coulisses"/*.pid; do
		[ -f "$pid" ] && kill -INT -- "-$(cat "$pid")" 2>/dev/null
	done
	rm -rf "$_coulisses"
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
	' <(montre "$2"))
	[ -n "$valeur" ] || echouer "rien dans ce que « $2 » a affiché ne peut être collé ici."
	_de+=("$1") _par+=("$valeur")
}

# Ce que le bloc ID a affiché, et ce que le programme qu'il a laissé en marche a ajouté.
montre() {
	cat "$_coulisses/$1.montre"
	tail -c "+$(($(cat "$_coulisses/$1.des") + 1))" "$_coulisses/$1.suite"
} 2>/dev/null
garder() { if [ -n "$_garde" ]; then tee -a "$_coulisses/$_garde.montre"; else cat; fi; }

# Lit les lignes qui suivent l'appel.
lire() {
	local i
	_texte=$(cat)
	for i in "${!_de[@]}"; do _texte=${_texte//"${_de[i]}"/${_par[i]}}; done
	_de=() _par=()
}

montrer() { printf '\033[36m$\033[0m \033[1m%s\033[0m\n' "$1"; }

# Une commande qui agit sur toute la machine n'est lancée que si rien d'autre n'y est, ou si vous le voulez.
permise() {
	[ -n "$_partout" ] || return 0
	_partout=''
	[ "$_oui" = --oui ] || [ "$_avant" = 0 ] && return 0
	dire "$1" "Cette commande agit sur toute la machine, où Docker avait déjà d'autres objets que ceux de ce TP."
	if (: </dev/tty) 2>/dev/null; then
		printf 'La lancer ? [o/N] '
		read -r _reponse </dev/tty
		case $_reponse in [oOyY]*) return 0 ;; esac
	fi
	dire 'Elle est sautée. Pour ne plus être interrogé : --oui.'
	return 1
}

# Un autre terminal a son dossier et ses variables à lui.
regler() {
	if [ "$_terminal" = terminal ]; then eval "$1"; else dire "$1" >>"$_coulisses/$_terminal.debut"; fi
}
ouvrir() {
	_terminal=$1
	[ -f "$_coulisses/$1.debut" ] || regler "$2"
}
# Elles y lisent aussi, dans $?, le code de sortie de celle d'avant.
executer() {
	if [ "$_terminal" = terminal ]; then
		avec_code
		eval "$1"
	else
		(
			. "$_coulisses/$_terminal.debut" 2>/dev/null
			avec_code
			eval "$1"
			_code=$?
			{ declare -p && declare -f && printf 'cd %q\n' "$PWD"; } >"$_coulisses/$_terminal.debut"
			exit $_code
		)
	fi
}
avec_code() { return "$(cat "$_coulisses/$_terminal.code" 2>/dev/null || dire 0)"; }

# Exécute, et garde ce qui s'affiche si une commande d'après le colle.
jouer() {
	if [ -z "$_garde" ]; then
		executer "$1"
	else
		executer "$1" >"$_coulisses/sortie" 2>&1
		set -- $?
		garder <"$_coulisses/sortie"
		return "$1"
	fi
}

verifier() {
	dire "$1" >"$_coulisses/$_terminal.code"
	[ "$1" = "$2" ] || echouer "le code de sortie est $1, et celui de la page est $2."
}

# commande CODE [SECONDES] : tape les lignes qui suivent, et recommence pendant SECONDES si le code n'est pas CODE.
commande() {
	local _code _fin=$((SECONDS + ${2:-0}))
	lire
	permise "$_texte" || return 0
	montrer "$_texte"
	while :; do
		jouer "$_texte" <&3
		_code=$?
		[ "$_code" != "$1" ] && [ "$SECONDS" -lt "$_fin" ] || break
		sleep 1
	done
	verifier "$_code" "$1"
}

# dialogue CODE COMMANDE : donne à lire à la commande les lignes qui suivent.
dialogue() {
	lire
	permise "$2" || return 0
	montrer "$2"
	dire "$_texte" | sed 's/^/  > /'
	dire "$_texte" >"$_coulisses/entree"
	jouer "$2" <"$_coulisses/entree"
	verifier $? "$1"
}

# a_la_main CODE COMMANDE : ce qu'un script ne peut pas taper à votre place.
a_la_main() {
	lire
	permise "$2" || return 0
	dire 'À la main. Dans le programme qui suit, tapez :' "$_texte"
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
	permise "$_texte" || echouer "sans elle, la suite ne peut pas être faite."
	montrer "$_texte"
	rm -f "$_coulisses/$_terminal".{entree,ecran}
	mkfifo "$_coulisses/$_terminal.entree"
	: >"$_coulisses/$_terminal.ecran"
	echo 0 >"$_coulisses/$_terminal.lu"
	# Un groupe de processus à lui, auquel Ctrl-C s'adressera.
	set -m
	(
		set +m
		executer "$_texte"
	) <>"$_coulisses/$_terminal.entree" >"$_coulisses/$_terminal.ecran" 2>&1 &
	echo $! >"$_coulisses/$_terminal.pid"
	set +m
	attendre "$1" "$2"
}

# attendre SECONDES MOTIF : montre ce que le programme du terminal affiche, jusqu'à MOTIF.
attendre() {
	local fin=$((SECONDS + $1))
	if [ -n "$_garde" ]; then
		ln -f "$_coulisses/$_terminal.ecran" "$_coulisses/$_garde.suite"
		cp "$_coulisses/$_terminal.lu" "$_coulisses/$_garde.des"
	fi
	until montrer_jusqua "$2"; do
		if ! kill -0 "$(cat "$_coulisses/$_terminal.pid")" 2>/dev/null && ! montrer_jusqua "$2"; then
			cat "$_coulisses/$_terminal.ecran"
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
	' "$_coulisses/$_terminal.ecran" "$_coulisses/$_terminal.lu"
}

# taper LIGNE : au programme du terminal.
taper() {
	dire "  > $1"
	dire "$1" >"$_coulisses/$_terminal.entree"
}

# interrompre : Ctrl-C dans le terminal.
interrompre() {
	dire '  ^C'
	kill -INT -- "-$(cat "$_coulisses/$_terminal.pid")"
}

# finir CODE : attend la fin du programme du terminal.
finir() {
	wait "$(cat "$_coulisses/$_terminal.pid")"
	local code=$?
	rm "$_coulisses/$_terminal.pid"
	tail -c "+$(($(cat "$_coulisses/$_terminal.lu") + 1))" "$_coulisses/$_terminal.ecran" | garder
	verifier "$code" "$1"
}

# pour CONDITION : dit si elle vaut pour la version v de Docker, où 28.5.2 s'écrit 28005002.
pour() {
	local v un deux trois
	IFS=. read -r un deux trois <<<"${_docker%%[-+~]*}"
	v=$((un * 1000000 + deux * 1000 + ${trois:-0}))
	(($1))
}

docker info >/dev/null 2>&1 || echouer 'Docker ne répond pas. Il faut l’installer, ou le démarrer.'
_docker=$(docker version --format '{{.Server.Version}}')
_avant=$({ docker ps -aq && docker image ls -q && docker volume ls -q; } | wc -l | tr -d ' ')
