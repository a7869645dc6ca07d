# SPDX-License-Identifier: MIT
# Completion of travaux for fish.

# The names of the drafts in the store that the line names with --store, or else
# in the one that travaux finds by itself.
function __travaux_drafts
	set -l words (commandline -opc)
	set -l store
	for i in (seq (count $words))
		switch $words[$i]
			case --store
				set -q words[(math $i + 1)]; and set store --store $words[(math $i + 1)]
			case '--store=*'
				set store $words[$i]
		end
	end
	travaux drafts --names $store 2>/dev/null
end

function __travaux_in
	set -l words (commandline -opc)
	set -q words[2]; and contains -- $words[2] $argv
end

function __travaux_no_command
	test (count (commandline -opc)) -eq 1
end

complete -c travaux -f
complete -c travaux -n __travaux_no_command -s h -l help -d 'Print the commands'
complete -c travaux -n __travaux_no_command -l version -d 'Print the version'
complete -c travaux -n __travaux_no_command -a help -d 'Print the options of a command'
complete -c travaux -n __travaux_no_command -a init -d 'Make an empty store of drafts'
complete -c travaux -n __travaux_no_command -a import -d 'Read documents and store each as a draft'
complete -c travaux -n __travaux_no_command -a drafts -d 'List the drafts in the store'
complete -c travaux -n __travaux_no_command -a show -d 'Print a draft, a clause of it, or its outline'
complete -c travaux -n __travaux_no_command -a diff -d 'Compare two drafts: summary, findings, redline'
complete -c travaux -n __travaux_no_command -a redline -d 'Write the comparison as a report'
complete -c travaux -n __travaux_no_command -a log -d 'Follow one clause through the drafts'
complete -c travaux -n __travaux_no_command -a rules -d 'List the rules in force, or try those of a pack'

# What several commands have.
complete -c travaux -n 'not __travaux_no_command' -l help -d 'Print a short help'
complete -c travaux -n '__travaux_in help' -a 'init import drafts show diff redline log rules'
complete -c travaux -n '__travaux_in import drafts show diff redline log' -l store -x -a '(__fish_complete_directories)' -d 'The store of drafts'
complete -c travaux -n '__travaux_in import show diff redline' -l lang -x -a 'en fr es de nl ru uk zh ar' -d 'Language'
complete -c travaux -n '__travaux_in import show diff redline' -l from -x -a 'text markdown' -d 'Format of the files'
complete -c travaux -n '__travaux_in show diff log' -l color -x -a 'auto always never' -d 'When to use colour'
complete -c travaux -n '__travaux_in show diff redline log' -s w -l width -x -d Columns
complete -c travaux -n '__travaux_in show diff log' -l no-pager -d 'Do not page'
complete -c travaux -n '__travaux_in init import redline' -s q -l quiet -d 'Say nothing'
complete -c travaux -n '__travaux_in show diff redline' -F -a '(__travaux_drafts)' -d Draft
complete -c travaux -n '__travaux_in import rules' -F
complete -c travaux -n '__travaux_in init' -a '(__fish_complete_directories)'

complete -c travaux -n '__travaux_in import' -s n -l name -x -d 'Name of the draft'
complete -c travaux -n '__travaux_in import' -s p -l parent -x -a '(__travaux_drafts)' -d 'The draft it was made from'
complete -c travaux -n '__travaux_in import' -s d -l date -x -d 'Its day, as 2022-04-15'
complete -c travaux -n '__travaux_in import' -l party -x -d 'Who proposed it'
complete -c travaux -n '__travaux_in import' -s b -l branch -x -d 'The line of drafts it stands on'

complete -c travaux -n '__travaux_in drafts' -l names -d 'Names alone, one a line'

complete -c travaux -n '__travaux_in show' -s o -l outline -d 'The tree'
complete -c travaux -n '__travaux_in show' -l notes -d 'What the reader of the document had to guess'

complete -c travaux -n '__travaux_in diff redline' -l rules -r -F -d 'A rule pack in place of the standard ones'
complete -c travaux -n '__travaux_in diff redline' -l no-findings -d 'Do not look for findings'
complete -c travaux -n '__travaux_in import diff redline' -l pin -x -d 'These two are one clause'
complete -c travaux -n '__travaux_in import diff redline' -l no-pair -x -d 'These two are not'
complete -c travaux -n '__travaux_in import diff redline' -l pins -r -F -d 'A file of such lines'
complete -c travaux -n '__travaux_in diff redline' -l forget-pins -d 'Do without the pins that the store remembers'
complete -c travaux -n '__travaux_in diff redline' -l threads -x -d 'Number of threads'
complete -c travaux -n '__travaux_in diff redline' -s u -l unchanged -d 'Also the clauses in which nothing changed'
complete -c travaux -n '__travaux_in diff' -s f -l format -x -a 'terminal text json md html' -d Format
complete -c travaux -n '__travaux_in redline' -s f -l format -x -a 'html md json text' -d 'Whatever the suffix says'
complete -c travaux -n '__travaux_in diff' -l text -d 'JSON: with the text of each clause'
complete -c travaux -n '__travaux_in diff' -s s -l summary -d 'Summary and findings, no clauses'
complete -c travaux -n '__travaux_in diff' -l exit-code -d 'Exit with 1 if anything differs'
complete -c travaux -n '__travaux_in redline' -s o -l output -r -F -d 'Where to'

complete -c travaux -n '__travaux_in log' -s p -l patch -d 'With the redline of each step'
complete -c travaux -n '__travaux_in log' -s d -l draft -x -a '(__travaux_drafts)' -d 'The draft in which the clause is named so'

complete -c travaux -n '__travaux_in rules' -s t -l test -d 'Run the examples that the rules carry'
