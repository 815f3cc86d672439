# fish completion for secant, made by 'secant completion fish'.
# To load it in each shell:  secant completion fish >~/.config/fish/completions/secant.fish

# Whether the command so far is $argv[1]: the words that name one, from the left.
function __secant_at
    set -l command
    for word in (commandline -opc)[2..-1]
        switch $word
            case '-*'
            case '*'
                set -l longer (string join ' ' $command $word)
                if contains -- $longer $__secant_commands
                    set command $longer
                end
        end
    end
    test "$command" = "$argv[1]"
end

# Names of functions, as secant of $PATH knows them, that go on with the word at the cursor; behind a bar, blank or parenthesis, with the end of it.
function __secant_functions
    set -l text (commandline -ct | string replace -r '^[\'"]' '')
    set -l head (string replace -r '[^|( ]*$' '' -- $text)
    set -l words (commandline -opc)
    set -l folders
    for i in (seq 2 (count $words))
        switch $words[$i]
            case --plugins
                set -a folders --plugins $words[(math $i + 1)]
            case '--plugins=*'
                set -a folders $words[$i]
        end
    end
    command secant complete-names $folders $argv 2>/dev/null </dev/null | string replace -r '^' -- "$head"
end

complete -c secant -e
complete -c secant -f
@MODEL@
