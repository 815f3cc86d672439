# bash completion for secant, made by 'secant completion bash'.
# To load it now and in each shell, put into ~/.bashrc:  source <(secant completion bash)

# Sets what is known of command $1 and its option $2.
_secant_model() {
  commands= options= words=text takes=nothing kind=text values=
  case $1 in
@MODEL@
  esac
}

# Offers the names of functions, as secant of $PATH knows them, that go on with $cur: a file in a folder that one is
# in is not run. Behind a bar, blank or parenthesis, with the last word of it.
_secant_functions() {
  local text=$cur quote= head tail name rest
  case $text in
    [\'\"]*)
      quote=${text:0:1}
      text=${text:1}
      ;;
  esac
  tail=${text##*[|( ]}
  head=${text%"$tail"}
  case $tail in *[:=,]*) return ;; esac # arguments
  while IFS=$'\t' read -r name rest; do
    [[ $name == "$tail"* ]] && COMPREPLY+=("$head$name")
  done < <(command secant complete-names "${folders[@]}" "$@" 2>/dev/null </dev/null)
  [[ -z $quote ]] || compopt -o nospace 2>/dev/null
}

# Adds the folder that $word is, without its quotes: to expand it would run what stands in it.
_secant_folder() {
  local rest=$word folder= quote= character
  [[ $rest != '~/'* ]] || folder=$HOME rest=${rest:1}
  while [[ -n $rest ]]; do
    character=${rest:0:1}
    rest=${rest:1}
    if [[ -n $quote && $character == "$quote" ]]; then
      quote=
    elif [[ -z $quote && ($character == "'" || $character == '"') ]]; then
      quote=$character
    elif [[ $character == "\\" && $quote != "'" ]]; then
      folder+=${rest:0:1}
      rest=${rest:1}
    else
      folder+=$character
    fi
  done
  folders+=(--plugins "$folder")
}

_secant_files() {
  compopt -o filenames 2>/dev/null
  local file
  while IFS= read -r file; do
    COMPREPLY+=("$file")
  done < <(compgen "$1" -- "$cur")
}

# bash hands --name=value over as three words, and of scale:2 too.
_secant() {
  local cur=${COMP_WORDS[COMP_CWORD]} command= option= count=0 word i
  local commands options words takes kind values
  local folders=()
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $word == '=' ]]; then
      [[ -n $option ]] || ((i++)) # the value of one that needs none
      continue
    fi
    if [[ -n $option ]]; then
      [[ $option != --plugins ]] || _secant_folder
      option=
      continue
    fi
    case $word in
      -*)
        _secant_model "$command" "$word"
        [[ $takes != value ]] || option=$word
        ;;
      *)
        _secant_model "$command" ''
        if [[ " $commands " == *" $word "* ]]; then
          command=${command:+$command }$word
        else
          ((count++))
        fi
        ;;
    esac
  done
  if [[ $cur == '=' ]]; then
    option=${COMP_WORDS[COMP_CWORD - 1]} cur=
  elif [[ $COMP_CWORD -gt 2 && ${COMP_WORDS[COMP_CWORD - 1]} == '=' ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ $cur == ':' || ${COMP_WORDS[COMP_CWORD - 1]} == ':' ]]; then
    return # arguments of a function
  fi
  _secant_model "$command" "$option"
  if [[ -z $option ]]; then
    if [[ $cur == -* ]]; then
      COMPREPLY=($(compgen -W "$options" -- "$cur"))
      return
    fi
    if [[ -n $commands ]]; then
      COMPREPLY=($(compgen -W "$commands" -- "$cur"))
      return
    fi
    kind=${words%% *} values=${words#* }
    [[ $kind != chain || $count -eq 0 ]] || kind=function
  fi
  case $kind in
    value) COMPREPLY=($(compgen -W "$values" -- "$cur")) ;;
    file) _secant_files -f ;;
    folder) _secant_files -d ;;
    function) _secant_functions ;;
    chain) _secant_functions --chains ;;
  esac
}

complete -F _secant secant
