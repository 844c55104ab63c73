"""Asks the installed crmsh about texts, without a cluster.

usage: CIB_file=BASE /usr/bin/python3 crmsh-judge.py parse|load|simulate < TEXTS.json > VERDICTS.json

parse   each text is one statement, given to crmsh's own line parser; nothing is asked of agents or other statements
load    each text is a file, given to `crm configure load update` over a copy of BASE
simulate  as load; then crm_simulate starts all nodes and says what Pacemaker does, in which order, and what runs where

A verdict is { "accepted": boolean, "said": [...] }; that of accepted text has "made", the XML made of it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

BASE = os.environ["CIB_file"]


class Listener:
    """Stands in for crmsh's loggers and keeps what they are told."""

    def __init__(self):
        self.heard = []

    def __getattr__(self, _name):
        return lambda *args, **named: self.heard.append(
            " ".join(str(one) for one in [*args, *named.values()])
        )


def parse_all(texts):
    from lxml import etree

    from crmsh import parse, schema

    schema.init_schema(etree.parse(BASE).getroot())
    from crmsh.cibconfig import cib_factory

    cib_factory.initialize()
    listener = Listener()
    parse.logger = parse.logger_utils = listener
    for text in texts:
        listener.heard = []
        made = False
        try:
            # A comment or an empty line gives None or an empty list.
            made = parse.parse(text)
        except Exception as error:
            listener.heard.append(str(error))
        xml = etree.tostring(made, encoding="unicode") if etree.iselement(made) else ""
        yield {"accepted": made is not False, "said": listener.heard, "made": xml}


def load_all(texts):
    # Imported once; every text gets a child of its own.
    from crmsh import log

    log.setup_logging()
    from crmsh import main

    folder = tempfile.mkdtemp(prefix="crmsh-judge-")
    try:
        for text in texts:
            yield load(text, folder, main)
    finally:
        shutil.rmtree(folder)


def load(text, folder, main):
    cib, script, said = (os.path.join(folder, name) for name in ("cib.xml", "text.crm", "said"))
    shutil.copy(BASE, cib)
    with open(script, "w", encoding="utf-8") as file:
        file.write(text)
    child = os.fork()
    if child == 0:
        output = os.open(said, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(output, stream)
        os.environ["CIB_file"] = cib
        sys.argv = ["crm", "-D", "plain", "configure", "load", "update", script]
        code = 1
        try:
            code = main.run() or 0
        except SystemExit as end:
            code = end.code or 0
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code if isinstance(code, int) else 1)
    _, status = os.waitpid(child, 0)
    with open(said, encoding="utf-8", errors="replace") as file:
        lines = [line.rstrip() for line in file if line.strip()]
    # An error in a group's members is printed, and the exit code is 0 all the same.
    missing = any("refers to missing object" in line for line in lines)
    accepted = os.waitstatus_to_exitcode(status) == 0 and not missing
    return {"accepted": accepted, "said": lines, "made": configuration(cib) if accepted else ""}


def configuration(cib):
    from lxml import etree

    return etree.tostring(etree.parse(cib).find("configuration"), encoding="unicode")



def simulate_all(texts):
    from crmsh import log

    log.setup_logging()
    from crmsh import main

    folder = tempfile.mkdtemp(prefix="crmsh-judge-")
    try:
        for text in texts:
            verdict = load(text, folder, main)
            yield {**verdict, **simulate(os.path.join(folder, "cib.xml"))}
    finally:
        shutil.rmtree(folder)


def simulate(cib):
    from lxml import etree

    tree = etree.parse(cib)
    put_online(tree.getroot())
    tree.write(cib)
    answer = subprocess.run(
        ["crm_simulate", "-x", cib, "-S", "--show-scores", "--output-as=xml"],
        capture_output=True,
        env={"PATH": "/usr/sbin:/usr/bin"},
        check=False,
    )
    result = etree.fromstring(answer.stdout)
    actions = []
    for action in result.findall("transition/rsc_action"):
        operation = action.get("op") + (" recurring" if action.get("interval") else "")
        actions.append(f"{operation} {action.get('resource').split(':')[0]} {action.get('node')}")
    running = {}
    for resource in result.findall("revised_cluster_status/resources//resource"):
        places = running.setdefault(resource.get("id").split(":")[0], {})
        for node in resource.findall("node"):
            places[node.get("name")] = resource.get("role")
    scores = {}
    for weight in result.findall(".//node_weight"):
        if weight.get("function", "").endswith("primitive_assign"):
            scores.setdefault(weight.get("id"), {})[weight.get("node")] = weight.get("score")
    return {"actions": actions, "running": running, "scores": scores}


def put_online(cib):
    """All nodes have joined, nothing runs, and the agents have told which node is fit for promotion."""
    from lxml import etree

    status = cib.find("status")
    for old in list(status):
        status.remove(old)
    for index, node in enumerate(cib.find("configuration/nodes")):
        identity = {"id": node.get("id")}
        joined = {"in_ccm": "true", "crmd": "online", "join": "member", "expected": "member"}
        state = etree.SubElement(status, "node_state", uname=node.get("uname"), **identity, **joined)
        etree.SubElement(etree.SubElement(state, "lrm", **identity), "lrm_resources")
        transient = etree.SubElement(state, "transient_attributes", **identity)
        attributes = etree.SubElement(transient, "instance_attributes", id=f"status-{index}")
        for clone in cib.iter("master", "clone"):
            name = f"master-{clone.find('.//primitive').get('id')}"
            etree.SubElement(
                attributes, "nvpair", id=f"status-{index}-{name}", name=name, value=str(10 - index)
            )


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    json.dump(list({"parse": parse_all, "load": load_all, "simulate": simulate_all}[sys.argv[1]](asked)), sys.stdout)
