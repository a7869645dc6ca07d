# SPDX-License-Identifier: MIT
# Completion of travaux for bash.

# Adds to COMPREPLY the lines that begin with $1; readline quotes them, as names
# of files, when it puts one on the line.
_travaux_offer() {
	local line
	compopt -o filenames 2>/dev/null
	while IFS= read -r line; do
		[[ $line == "$1"* ]] && COMPREPLY+=("$line")
	done
}

_travaux_words() {
	_travaux_offer "$1" < <(printf '%s\n' "${@:2}")
}

# The names of the drafts in the store that the line names with --store, or else
# in the one that travaux finds by itself.  Names are not ours, and readline leaves
# "$" as it is: a name that the shell would read as more than a word is not
# offered.  For the same reason no list here goes through compgen -W.
_travaux_drafts() {
	local store=() i
	for ((i = 2; i < COMP_CWORD; i++)); do
		if [[ ${COMP_WORDS[i]} == --store ]]; then
			# bash breaks the line at "=": --store, =, DIR.
			[[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))
			store=(--store "${COMP_WORDS[i + 1]/#\~/$HOME}")
		fi
	done
	_travaux_offer "$1" < <(travaux drafts --names "${store[@]}" 2>/dev/null |
		grep -x '[[:alnum:]._/+@,-]*')
}

_travaux_files() {
	_travaux_offer "$1" < <(compgen -f -- "$1")
}

_travaux_folders() {
	_travaux_offer "$1" < <(compgen -d -- "$1")
}

_travaux_options() {
	local comparing=(--store --lang --from --rules --no-findings --pin --no-pair --pins
		--forget-pins --threads)
	local options=()
	case $1 in
	init) options=(--quiet) ;;
	import)
		options=(--store --name --parent --date --party --lang --from --branch --pin --no-pair
			--pins --quiet)
		;;
	drafts) options=(--store --names) ;;
	show) options=(--outline --notes --store --lang --from --color --width --no-pager) ;;
	diff)
		options=(--format --text --summary --unchanged --exit-code --color --width
			--no-pager "${comparing[@]}")
		;;
	redline) options=(--output --format --unchanged --width --quiet "${comparing[@]}") ;;
	log) options=(--patch --draft --store --color --width --no-pager) ;;
	rules) options=(--test) ;;
	esac
	_travaux_words "$2" "${options[@]}" --help
}

# What may follow the option $2 of the command $1; fails if it takes no value.
_travaux_values() {
	case $1:$2 in
	*:--color) _travaux_words "$3" auto always never ;;
	*:--from) _travaux_words "$3" text markdown ;;
	*:--lang) _travaux_words "$3" en fr es de nl ru uk zh ar ;;
	*:--store) _travaux_folders "$3" ;;
	*:--rules | *:--pins | redline:--output | redline:-o) _travaux_files "$3" ;;
	redline:--format | redline:-f) _travaux_words "$3" html md json text ;;
	diff:--format | diff:-f) _travaux_words "$3" terminal text json md html ;;
	import:--parent | import:-p | log:--draft | log:-d) _travaux_drafts "$3" ;;
	import:--name | import:-n | import:--date | import:-d | import:--party | \
		import:--branch | import:-b | *:--width | *:-w | *:--threads | *:--pin | \
		*:--no-pair) ;;
	*) return 1 ;;
	esac
}

_travaux() {
	local commands=(init import drafts show diff redline log rules)
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	local command=${COMP_WORDS[1]}

	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		_travaux_words "$cur" "${commands[@]}" help --help --version
		return
	fi
	if [[ $command == help ]]; then
		((COMP_CWORD == 2)) && _travaux_words "$cur" "${commands[@]}"
		return
	fi
	if [[ $cur == = ]]; then
		cur=
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	_travaux_values "$command" "$prev" "$cur" && return
	case $command:$cur in
	*:-*) _travaux_options "$command" "$cur" ;;
	show:* | diff:* | redline:*)
		_travaux_drafts "$cur"
		_travaux_files "$cur"
		;;
	init:*) _travaux_folders "$cur" ;;
	import:* | rules:*) _travaux_files "$cur" ;;
	esac
}

complete -F _travaux travaux
