# What statements of crmsh would do to the CIB, and do: tried with Pacemaker's own tools on copies, in a folder that is
# gone afterwards. Sent after node.sh.
#
# $state/deployments/ID/cib.xml     the CIB from before the deployment
# $state/deployments/ID/cib.digest  of the configuration that the deployment made of it

cib_work() {
  work=$(mktemp -d) && trap 'rm -rf -- "$work"' EXIT
}

# configuration [FILE]: of the live CIB, or of a copy; without the counters that change by themselves.
configuration() {
  if [ -n "$1" ]; then CIB_file=$1 cibadmin -Q -o configuration; else cibadmin -Q -o configuration; fi
}

digest() {
  configuration "$1" | sha256sum | cut -d ' ' -f 1
}

cib_changed() {
  echo "$1" >&2
  return 76
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
    if [ "$(digest "$work/before.xml")" != "$1" ]; then
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
  fresh=false
  [ -e "$deployment" ] || fresh=true
  if $fresh; then
    printf '%s\n' "$2" | begin || return
  else
    printf '%s\n' "$2" >"$deployment/about.new" && sync -- "$deployment/about.new" &&
      mv -f -T -- "$deployment/about.new" "$deployment/about" || return
  fi
  cp -- "$work/before.xml" "$deployment/cib.xml" && digest "$work/after.xml" >"$deployment/cib.digest" &&
    sync -- "$deployment/cib.xml" "$deployment/cib.digest" && phase complete && commit_cib "$1" && return
  code=$?
  if $fresh; then forget "$id"; else rm -f -- "$deployment/cib.xml" "$deployment/cib.digest"; fi
  return "$code"
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
