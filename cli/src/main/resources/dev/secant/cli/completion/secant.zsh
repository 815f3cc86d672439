#compdef secant
# zsh completion for secant, made by 'secant completion zsh'.
# To load it in each shell, write it to a file _secant in a folder of $fpath, before compinit is called.

# Sets what is known of command $1.
_secant_model() {
  below=() specs=() words_are=text
  case $1 in
@MODEL@
  esac
}

# Offers the names of functions, as secant of $path knows them: a file in a folder that one is in is not run;
# behind a bar, blank or parenthesis in one word, for what follows it.
_secant_functions() {
  local line
  local -a names folders
  local i folder
  for ((i = 2; i < $#words; i++)); do
    case $words[i] in
      --plugins) folder=${words[i + 1]} ;;
      --plugins=*) folder=${words[i]#--plugins=} ;;
      *) continue ;;
    esac
    # What is typed is only unquoted: to expand it would run what stands in it.
    case $folder in
      '~/'*) folders+=(--plugins "$HOME/${(Q)folder#\~/}") ;;
      *) folders+=(--plugins "${(Q)folder}") ;;
    esac
  done
  for line in ${(f)"$(command secant complete-names $folders $1 2>/dev/null </dev/null)"}; do
    names+=("${line%%$'\t'*}:${line#*$'\t'}")
  done
  compset -P '*[|( ]'
  [[ $PREFIX != *[:=,]* ]] || return 1 # arguments
  _describe -t functions function names
}

_secant_words() {
  case $words_are in
    value\ *)
      local -a values=(${=words_are#value })
      _describe value values
      ;;
    file) _files ;;
    folder) _files -/ ;;
    function) _secant_functions ;;
    chain) _secant_functions --chains ;;
    *) _message 'no more to offer' ;;
  esac
}

_secant() {
  local command= words_are word
  local -a below specs
  local i=2 skip=0
  # Which command it is: the words that name one, from the left.
  _secant_model ''
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i]
    if ((skip)); then
      skip=0
      continue
    fi
    if [[ $word == -* ]]; then
      [[ $word == *=* || -z ${(M)specs:#(\*|)${word}=\[*} ]] || skip=1
      continue
    fi
    [[ -n ${(M)below:#${word}:*} ]] || break
    command=${command:+$command }$word
    _secant_model $command
  done
  if (($#below)) && [[ $words[CURRENT] != -* ]] && ((!skip)); then
    _describe -t commands command below
    return
  fi
  local context state state_descr line
  typeset -A opt_args
  _arguments -S : $specs '*: :->words' && return
  [[ $state != words ]] || _secant_words
}

if [[ $funcstack[1] == _secant ]]; then
  _secant "$@"
else
  compdef _secant secant
fi
