# What statements of crmsh would do to the CIB, and do: tried with Pacemaker's own tools on copies, in a folder that is
# gone afterwards. Sent after node.sh.
#
# $state/deployments/ID/cib.xml     the CIB from before the deployment
# $state/deployments/ID/cib.digest  of the configuration that the deployment makes of it
# $state/deployments/ID/cib.about   that it makes it: there from when the other two are, until it is known what came of it

cib_work() {
  work=$(mktemp -d) && trap 'rm -rf -- "$work"' EXIT
}

# configuration [FILE]: of the live CIB, or of a copy; without the counters that change by themselves.
configuration() {
  if [ -n "$1" ]; then CIB_file=$1 cibadmin -Q -o configuration; else cibadmin -Q -o configuration; fi
}

digest() {
  text=$(configuration "$1") && printf '%s\n' "$text" | sha256sum | cut -d ' ' -f 1
}

cib_changed() {
  echo "$1" >&2
  return "$EXIT_CHANGED"
}

# candidate: $work/after.xml is $work/before.xml with the statements of $work/statements.
candidate() {
  cibadmin -Q >"$work/before.xml" && cp -- "$work/before.xml" "$work/after.xml" || return
  # Of some mistakes, such as a member that does not exist, crmsh only writes a line, and exits with 0. Not every ERROR is
  # one: a warning of Pacemaker, such as of lost quorum, it calls so, too.
  said=$(CIB_file="$work/after.xml" TERM=dumb crm -D plain configure load update "$work/statements" 2>&1 </dev/null)
  code=$?
  printf '%s\n' "$said"
  [ "$code" = 0 ] || return
  if printf '%s\n' "$said" | grep -v '[[:space:]]warning: ' | grep -q ERROR; then return 1; fi
  crm_verify -V -x "$work/after.xml"
}

part() {
  printf 'part %s\n' "$nonce"
}

# show FILE: `obscure:` hides nothing; crmsh would else put the same stars in the place of each password.
show() {
  CIB_file=$1 TERM=dumb crm -D plain configure show obscure:
}

# cib_compare: prints, in parts, the digest, the configuration before and after, and what would happen.
cib_compare() {
  digest "$work/before.xml" || return
  part
  show "$work/before.xml" || return
  part
  show "$work/after.xml" || return
  part
  crm_simulate -x "$work/after.xml" -S | sed -n '/^Transition Summary/,/^Executing/p'
}

# cib_plan < statements
cib_plan() {
  cib_work && cat >"$work/statements" && candidate >&2 && cib_compare
}

# cib_plan_back ID: as cib_plan, for the way back. Prints nothing where the deployment changed no CIB through this node.
cib_plan_back() {
  use "$1"
  [ -e "$deployment/cib.xml" ] || return 0
  cib_work && cibadmin -Q >"$work/before.xml" || return
  [ "$(digest "$work/before.xml")" != "$(digest "$deployment/cib.xml")" ] || return 0
  if [ "$(digest "$work/before.xml")" != "$(cat -- "$deployment/cib.digest")" ]; then
    cib_changed 'The CIB has been changed since that deployment.'
    return
  fi
  candidate_of "$deployment/cib.xml" && cib_compare
}

# candidate_of FILE: $work/after.xml is $work/before.xml with the configuration of FILE.
candidate_of() {
  cp -- "$work/before.xml" "$work/after.xml" && configuration "$1" >"$work/configuration.xml" &&
    CIB_file="$work/after.xml" cibadmin --replace -o configuration --xml-file "$work/configuration.xml"
}

# commit_cib DIGEST: takes the configuration of $work/after.xml over, as one patch, while the live one has DIGEST. A patch
# names the CIB that it is made from, and with the state of the resources that changes all the time: hence the loop.
commit_cib() {
  cp -- "$work/after.xml" "$work/wanted.xml" || return
  for try in 1 2 3 4 5 6 7 8 9 10; do
    cibadmin -Q >"$work/before.xml" || return
    now=$(digest "$work/before.xml") || return
    # A patch may count although its sender was told that it failed.
    [ "$try" = 1 ] || [ "$now" != "$(cat -- "$deployment/cib.digest")" ] || return 0
    if [ "$now" != "$1" ]; then
      cib_changed 'The CIB has been changed since the plan was made.'
      return
    fi
    candidate_of "$work/wanted.xml" || return
    crm_diff -o "$work/before.xml" -n "$work/after.xml" >"$work/patch.xml"
    [ -s "$work/patch.xml" ] || return 0
    cibadmin --patch --xml-file "$work/patch.xml" 2>"$work/said" && return
  done
  cat -- "$work/said" >&2
  return 1
}

# change_cib DIGEST ABOUT: commits $work/after.xml as part of the deployment that `use` names, with the way back kept first.
change_cib() {
  case $(cat -- "$deployment/phase" 2>/dev/null) in
    '' | undone) printf '%s\n' "$2" | begin || return ;;
  esac
  keep_cib "$2" && commit_cib "$1"
  code=$?
  case $code in
    0) cib_taken ;;
    "$EXIT_CHANGED") cib_left ;;
    # Where Pacemaker does not answer any more, the next command settles it.
    *) now=$(cib_now) && cib_recover "$now" >/dev/null ;;
  esac
  return "$code"
}

# keep_cib ABOUT: from here on, whoever finds the deployment has to ask what came of it.
keep_cib() {
  cp -- "$work/before.xml" "$deployment/cib.xml" && digest "$work/after.xml" >"$deployment/cib.digest" &&
    printf '%s\n' "$1" | cat >"$deployment/cib.about.new" || return
  sync -- "$deployment/cib.xml" "$deployment/cib.digest" "$deployment/cib.about.new" &&
    mv -f -T -- "$deployment/cib.about.new" "$deployment/cib.about" && sync -- "$deployment"
}

# cib_taken: the CIB has the change.
cib_taken() {
  phase complete && mv -f -T -- "$deployment/cib.about" "$deployment/about" && sync -- "$deployment"
}

# cib_left: the CIB is as it was. Of a deployment that was to change nothing else, nothing is left.
cib_left() {
  rm -f -- "$deployment/cib.about" "$deployment/cib.about.new" && sync -- "$deployment" || return
  rm -f -- "$deployment/cib.xml" "$deployment/cib.digest"
  [ -n "$(records)" ] || forget "$id"
}

# cib_now: the digest of the live CIB, from a node whose Pacemaker speaks for the cluster.
cib_now() {
  [ "$(crm_node -q 2>/dev/null)" = 1 ] && digest
}

# cib_recover DIGEST: of a change that was cut off, when the live CIB has DIGEST. Prints what came of it: taken, left, or
# changed when the CIB is neither what it was nor what it was to become; then it stays noted, as done.
cib_recover() {
  # Of several deployments it stays the one it is by age, also when others came since.
  age=$(stat -c %y -- "$deployment")
  if [ ! -e "$deployment/cib.about" ] || [ "$1" = "$(digest "$deployment/cib.xml")" ]; then
    cib_left && echo left
  elif [ "$1" = "$(cat -- "$deployment/cib.digest")" ]; then
    cib_taken && echo taken
  else
    cib_taken && echo changed
  fi || return
  [ ! -d "$deployment" ] || touch -d "$age" -- "$deployment"
}

# cib_apply DIGEST ID ABOUT < statements
cib_apply() {
  use "$2"
  cib_work && cat >"$work/statements" || return
  if [ "$(digest)" != "$1" ]; then
    cib_changed 'The CIB has been changed since the plan was made.'
    return
  fi
  candidate >&2 && change_cib "$1" "$3" || return
  note "deployment $2: CIB changed"
}

# cib_take_back DIGEST ID ABOUT OLD: puts the configuration back that OLD found, as the deployment ID.
cib_take_back() {
  use "$2"
  cib_work && cibadmin -Q >"$work/before.xml" && candidate_of "$state/deployments/$4/cib.xml" || return
  change_cib "$1" "$3" || return
  note "deployment $2: CIB of before $4"
}

# cib_settle: waits until the cluster has done what the CIB wants, as long as that takes no longer than SECONDS.
cib_settle() {
  timeout "$1" crm_resource --wait >/dev/null 2>&1
  return 0
}
