# What runs on a node, as root, in any POSIX shell with the tools of GNU coreutils and util-linux. It comes over ssh with
# every connection and is never installed. `nonce` marks the ends of answers; it is set before, and after this the exit codes
# of exit-codes.ts (EXIT_LOCKED and others).
#
# $state/lock                      held with flock(1) by the connection that changes something
# $state/owner                     who holds it, for whoever is refused
# $state/deployments/ID/about      what it is, in one line of JSON
# $state/deployments/ID/phase      staging, committing, committed, complete or undone
# $state/deployments/ID/phases/    those to come: a full disk does not keep a deployment from going on or back
# $state/deployments/ID/cib.about  what it will be (about) once the CIB has taken its change over; gone then (see cib.sh)
# $state/deployments/ID/N/         one file of it: path, after (facts it will have), was (facts it had), before (a copy)
#
# Beside each file, until the deployment has ended: .ha-cluster-config.ID.N.new (staged) and .old (a link to what was).

umask 077
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
state=/var/lib/ha-cluster-config

answer() {
  printf '\n%s %s\n' "$nonce" "$1"
  printf '\n%s\n' "$nonce" >&2
}

# Answers requests until the connection ends. A request is the line "VERB LENGTH LENGTH", then its text and its input.
serve() {
  printf '\n%s ready\n' "$nonce"
  while read -r verb length input; do
    request=$(head -c "$length")
    case $verb in
      lock)
        lock "$request"
        answer "$?"
        ;;
      run)
        # What the request leaves of its input must not be taken for the next request. Nothing that it starts keeps
        # the lock, but it is kept until the request has ended, also when this shell is killed meanwhile.
        head -c "$input" | {
          (eval "$request") 9>&-
          code=$?
          cat >/dev/null
          exit "$code"
        }
        answer "$?"
        ;;
    esac
  done
}

# lock OWNER: for as long as this connection lives. Refused (EXIT_LOCKED) with the process and the owner of the lock.
lock() {
  mkdir -p -m 700 -- "$state" "$state/deployments" || return
  (: >>"$state/lock") || return
  exec 9>>"$state/lock"
  if ! flock -n 9; then
    exec 9>&-
    cat -- "$state/owner"
    return "$EXIT_LOCKED"
  fi
  rm -rf -- "$state"/deployments/.[0-9]*
  # On a full disk nobody is told who it is, but what was cut off can be undone.
  printf '%s %s\n' "$$" "$1" >"$state/owner" || :
}

sha() {
  sha256sum <"$1" | cut -d ' ' -f 1
}

# facts PATH: what is there, in one line.
facts() {
  if [ -L "$1" ]; then
    echo link
  elif [ -f "$1" ]; then
    printf 'file %s %s\n' "$(sha "$1")" "$(stat -c '%a %u %g %s' -- "$1")"
  elif [ -e "$1" ]; then
    echo other
  elif [ -d "${1%/*}/" ]; then
    echo none
  else
    echo homeless
  fi
}

# room FOLDER: the device on which it is or would be, and what df(1) says of that, in one line.
room() {
  at=$1
  while [ ! -d "$at/" ]; do at=${at%/*}; done
  printf '%s %s\n' "$(stat -c %d -- "$at/")" "$(df -Pk -- "$at/" 2>/dev/null | tail -n 1)"
}

# use ID: the deployment that the functions below are about.
use() {
  id=$1
  deployment=$state/deployments/$1
}

# Files beside the live one: their names match no include pattern of any tool.
staged() {
  file=${1%/*}/.ha-cluster-config.$id.$2.new
}
former() {
  file=${1%/*}/.ha-cluster-config.$id.$2.old
}

phase() {
  [ "$(cat -- "$deployment/phase" 2>/dev/null)" = "$1" ] ||
    mv -f -T -- "$deployment/phases/$1" "$deployment/phase" &&
    sync -- "$deployment"
}

# path_of N: sets `path`. The dot keeps newlines at its end.
path_of() {
  path=$(
    cat -- "$deployment/$1/path"
    echo .
  )
  path=${path%.}
}

records() {
  for record in "$deployment"/[0-9]*/; do
    [ -e "${record}path" ] || continue
    record=${record%/}
    echo "${record##*/}"
  done
}

# begin < about. A plan that was undone can be tried again.
begin() {
  if [ "$(cat -- "$deployment/phase" 2>/dev/null)" = undone ]; then forget "$id" || return; fi
  mkdir -- "$deployment" "$deployment/phases" && cat >"$deployment/about" || return
  for one in staging committing committed complete undone; do
    echo "$one" | cat >"$deployment/phases/$one" && sync -- "$deployment/phases/$one" || return
  done
  sync -- "$deployment/about" "$deployment/phases" "$state/deployments" && phase staging
}

# forget ID: its records, at once.
forget() {
  mv -f -T -- "$state/deployments/$1" "$state/deployments/.$1" && rm -rf -- "$state/deployments/.$1"
}

# record N WAS AFTER PATH: WAS and AFTER as `facts` prints them. Of a full disk, cat(1) says what it is; shells call it
# an I/O error.
record() {
  mkdir -- "$deployment/$1" || return
  printf '%s\n' "$2" | cat >"$deployment/$1/was" &&
    printf '%s\n' "$3" | cat >"$deployment/$1/after" &&
    printf %s "$4" | cat >"$deployment/$1/path" &&
    sync -- "$deployment/$1/was" "$deployment/$1/after" "$deployment/$1/path" "$deployment/$1" "$deployment"
}

# stage N SIZE MODE UID GID SHA256 PATH < content: mode and owner are right before the first byte is there.
stage() {
  staged "$7" "$1"
  (
    set -C
    : >"$file"
  ) || return
  chown -- "$4:$5" "$file" && chmod -- "$3" "$file" || return
  if [ -e "$7" ] && command -v selinuxenabled >/dev/null && selinuxenabled; then
    chcon --reference="$7" -- "$file" || return
  fi
  head -c "$2" >>"$file" || return
  if [ "$(sha "$file")" != "$6" ]; then
    echo 'What arrived is not what was sent.' >&2
    return 1
  fi
  sync -- "$file"
}

# unchanged N: whether the live file still is what the plan says.
unchanged() {
  path_of "$1"
  [ "$(facts "$path")" = "$(cat -- "$deployment/$1/was")" ] && return
  printf '%s\n' "$path" >&2
  return "$EXIT_CHANGED"
}

# keep N: copies what will be replaced, with its owner and mode. The link puts it back also when the disk is full.
keep() {
  path_of "$1"
  [ -e "$path" ] || return 0
  cp --preserve=all -T -- "$path" "$deployment/$1/before" || return
  [ "$(sha "$deployment/$1/before")" = "$(sha "$path")" ] || return
  sync -- "$deployment/$1/before" "$deployment/$1" || return
  former "$path" "$1"
  ln -T -- "$path" "$file" 2>/dev/null || cp --preserve=all -T -- "$path" "$file"
}

# replace N: by rename, so that whoever reads the file has all of the old or all of the new one.
replace() {
  unchanged "$1" || return
  staged "$path" "$1"
  if [ "$(cat -- "$deployment/$1/after")" = none ]; then
    rm -f -- "$path"
  else
    mv -f -T -- "$file" "$path"
  fi && sync -- "${path%/*}/"
}

commit() {
  for n in $(records); do unchanged "$n" || return; done
  for n in $(records); do keep "$n" || return; done
  phase committing || return
  for n in $(records); do replace "$n" || return; done
  for n in $(records); do
    path_of "$n"
    [ "$(facts "$path")" = "$(cat -- "$deployment/$n/after")" ] || return
  done
  phase committed || return
  note "deployment $id: files replaced"
}

# put_back N: what this deployment changed. What somebody else changed since is theirs: it is named, and stays (EXIT_FOREIGN).
put_back() {
  path_of "$1"
  staged "$path" "$1"
  rm -f -- "$file" || return
  former "$path" "$1"
  was=$(cat -- "$deployment/$1/was")
  now=$(facts "$path")
  if [ "$now" = "$was" ]; then
    rm -f -- "$file"
  elif [ "$now" != "$(cat -- "$deployment/$1/after")" ]; then
    printf '%s\n' "$path" >&2
    rm -f -- "$file"
    return "$EXIT_FOREIGN"
  elif [ "$was" = none ]; then
    rm -f -- "$path"
  else
    [ -e "$file" ] || cp --preserve=all -T -- "$deployment/$1/before" "$file" || return
    mv -f -T -- "$file" "$path"
  fi && sync -- "${path%/*}/"
}

# undo: of what was not begun to be replaced, nothing is left.
undo() {
  case $(cat -- "$deployment/phase") in
    committing | committed | undone) ;;
    *)
      discard
      return
      ;;
  esac
  failed=0 foreign=0
  for n in $(records); do
    put_back "$n"
    case $? in
      0) ;;
      "$EXIT_FOREIGN") foreign=$EXIT_FOREIGN ;;
      *) failed=1 ;;
    esac
  done
  [ "$failed" = 0 ] && phase undone || return 1
  note "deployment $id: undone"
  return "$foreign"
}

# complete KEEP: on all nodes the files are new. The last KEEP deployments stay for the way back, and as many that
# were undone for the record.
complete() {
  phase complete || return
  for n in $(records); do
    path_of "$n"
    former "$path" "$n"
    rm -f -- "$file"
  done
  note "deployment $id: complete"
  prune "$1" complete
  prune "$1" undone
}

# prune KEEP PHASE
prune() {
  kept=0
  for old in $(ls -t -- "$state/deployments"); do
    [ "$(cat -- "$state/deployments/$old/phase")" = "$2" ] || continue
    kept=$((kept + 1))
    [ "$kept" -le "$1" ] || [ "$old" = "$id" ] || forget "$old"
  done
}

# discard: of a deployment that has replaced nothing, nothing is left.
discard() {
  [ -d "$deployment" ] || return 0
  for n in $(records); do
    path_of "$n"
    staged "$path" "$n"
    rm -f -- "$file" || return
    former "$path" "$n"
    rm -f -- "$file" || return
  done
  forget "$id"
}

# deployments: one line each, the youngest first: ID PHASE ABOUT. Without a phase, it was cut off when it was begun.
deployments() {
  [ -d "$state/deployments" ] || return 0
  for one in $(ls -t -- "$state/deployments"); do
    if [ -e "$state/deployments/$one/cib.about" ]; then
      printf '%s activating %s\n' "$one" "$(cat -- "$state/deployments/$one/cib.about")"
      continue
    fi
    printf '%s %s %s\n' "$one" \
      "$(cat -- "$state/deployments/$one/phase" 2>/dev/null || echo staging)" \
      "$(cat -- "$state/deployments/$one/about" 2>/dev/null)"
  done
}

# as_if COMMAND...: runs it where the staged files are in the place of the live ones, which nobody else sees.
as_if() {
  mkdir -p -- "$deployment/view" || return
  unshare -m --propagation private sh -c 'eval "$0"; use "$1"; shift; view && "$@"' "$library" "$id" "$@"
}

# view: in a mount namespace of its own. A folder that gets or loses a file is seen as a copy of itself.
view() {
  mount -t tmpfs -o mode=700 ha-cluster-config "$deployment/view" || return
  for n in $(records); do
    path_of "$n"
    if [ "$(cat -- "$deployment/$n/was")" != none ] && [ "$(cat -- "$deployment/$n/after")" != none ]; then continue; fi
    [ -e "${path%/*}/.ha-cluster-config.view" ] && continue
    mkdir -- "$deployment/view/$n" && cp -a -- "${path%/*}/." "$deployment/view/$n" || return
    : >"$deployment/view/$n/.ha-cluster-config.view"
    mount --bind -- "$deployment/view/$n" "${path%/*}/" || return
  done
  for n in $(records); do
    path_of "$n"
    staged "$path" "$n"
    if [ "$(cat -- "$deployment/$n/after")" = none ]; then
      rm -f -- "$path"
    elif [ -e "${path%/*}/.ha-cluster-config.view" ]; then
      cp --preserve=all -T -- "$file" "$path"
    else
      mount --bind -- "$file" "$path"
    fi || return
  done
  cd /
}

note() {
  command -v logger >/dev/null && logger -t ha-cluster-config -- "$1" 2>/dev/null
  return 0
}
