"""Compares a kept run of Loopscope with what strace saw of the same process: fidelity.py LOG RUN

Every accept, read, write, shutdown and close on the servers' connections, and every readiness call
of their threads: the same calls in the same order with the same results? And how far apart in time?
Shares nothing with Loopscope but the two formats. Exits with 1 where a call has no partner.
"""

import errno
import gzip
import json
import re
import sys

KINDS = {
    "accept": "accept", "accept4": "accept", "read": "read", "recvfrom": "read", "recvmsg": "read",
    "recv": "read", "readv": "read", "write": "write", "sendto": "write", "sendmsg": "write",
    "send": "write", "writev": "write", "shutdown": "shutdown", "close": "close",
    "select": "ready", "pselect6": "ready", "poll": "ready", "ppoll": "ready",
    "epoll_wait": "ready", "epoll_pwait": "ready",
}
BEGIN = re.compile(r"(\d+) +(\d+\.\d+) (\w+)\((.*)$")
RESUMED = re.compile(r"(\d+) +(\d+\.\d+) <\.\.\. (\w+) resumed>(.*)$")
END = re.compile(r"^(.*)\) += (-?\d+|\?)(?:<([^>]*)>)?( E[A-Z]+)?.*?(?:<(\d+\.\d+)>)?$")
AGAIN = -11


class Call:
    def __init__(self, thread, begin, name, text):
        self.thread, self.begin, self.name, self.text = thread, begin, name, text
        self.end, self.result, self.made = None, None, ""


def calls_of_log(path):
    """All calls, in the order in which they ended; those without an end are inside."""
    open_calls, done = {}, []
    for line in open(path, errors="replace"):
        line = line.rstrip("\n")
        begin, resumed = BEGIN.match(line), RESUMED.match(line)
        if begin:
            thread, time, name, rest = begin.groups()
            call = Call(thread, float(time), name, rest.replace(" <unfinished ...>", ""))
            if line.endswith("<unfinished ...>"):
                open_calls[thread] = call
                continue
        elif resumed and resumed.group(1) in open_calls:
            thread, time, name, rest = resumed.groups()
            call = open_calls.pop(thread)
            call.text += rest
        else:
            continue
        end = END.match(call.text)
        if end:
            _, result, made, error, took = end.groups()
            call.result = None if result == "?" else int(result)
            if error and call.result == -1:
                call.result = -getattr(errno, error.strip(), 1)
            call.made = made or ""
            call.end = call.begin + float(took or 0)
            done.append(call)
    return done


def socket(text):
    found = re.match(r"\d+<(socket:\[\d+\])>", text)
    return found.group(1) if found else ""


def witnessed(calls, port):
    """What strace saw of the server on a port: calls by client's port, and readiness calls by thread."""
    listener = ""
    for call in calls:
        if call.name == "getsockname" and "sin_port=htons(%d)" % port in call.text and not listener:
            listener = socket(call.text)
    peers, found, threads, copies, begun = {}, {}, set(), {}, None
    for call in sorted(calls, key=lambda one: one.end):
        kind, on = KINDS.get(call.name), socket(call.text)
        if call.name == "listen" and on == listener:
            begun = call.end
        copied = call.name.startswith("dup") or "F_DUPFD" in call.text
        if on in peers and copied and call.result is not None and call.result >= 0:
            copies[on] = copies.get(on, 0) + 1
        if kind == "accept" and on == listener and call.result is not None and call.result >= 0:
            peer = int(re.search(r"sin6?_port=htons\((\d+)\)", call.text).group(1))
            peers[call.made] = peer
            found.setdefault(peer, []).append((kind, 0, call))
            threads.add(call.thread)
            continue
        replaced = re.match(r"[^,]*, \d+<(socket:\[\d+\])>", call.text)
        if call.name in ("dup2", "dup3") and replaced and call.result is not None:
            kind, on = "close", replaced.group(1)  # whose number it takes, that it closes
            call.result = 0
        if kind == "close" and copies.get(on):
            copies[on] -= 1  # another number of the same socket stays
        elif kind in ("read", "write", "shutdown", "close") and on in peers:
            found[peers[on]].append((kind, call.result, call))
            threads.add(call.thread)
            if kind == "close":
                del peers[on]
    ready = [("ready", c.result, c) for c in calls
             if KINDS.get(c.name) == "ready" and c.thread in threads and c.result is not None
             and begun is not None and c.begin > begun]
    return found, sorted(ready, key=lambda one: one[2].end)


def recorded(events, stage):
    """The same of the record: begin and end in seconds."""
    names = {e["tid"]: e["args"].get("role") for e in events
             if e["ph"] == "M" and e["name"] == "thread_name" and e["pid"] == stage}
    kinds = {"ACCEPT": "accept", "READ": "read", "RECV": "read", "WRITE": "write", "SEND": "write",
             "SHUTDOWN": "shutdown", "CLOSE": "close", "SELECT": "ready", "POLL": "ready",
             "EPOLL_WAIT": "ready"}
    inside, rows, peers = {}, [], {}
    for e in events:
        if e["pid"] != stage or names.get(e.get("tid")) != "SERVER" or e["ph"] not in "XBEi":
            continue
        args = e["args"]
        if e["ph"] == "B":
            inside[e["tid"]] = e
            continue
        begin = inside.pop(e["tid"], None) if e["ph"] == "E" else e
        if begin is None:
            continue
        kind = kinds.get(begin["cat"])
        end = e["ts"] + (e.get("dur", 0) if e["ph"] == "X" else 0)
        if kind == "accept" and args.get("peer"):
            peers[args["conn"]] = int(args["peer"].rsplit(":", 1)[1])
        if kind:
            rows.append((kind, args.get("conn"), args.get("result", 0), begin["ts"] / 1e6, end / 1e6))
    found, ready = {}, []
    for kind, conn, result, begin, end in rows:
        if kind == "ready":
            ready.append((kind, result, begin, end))
        elif conn in peers:
            found.setdefault(peers[conn], []).append(
                (kind, 0 if kind == "accept" else result, begin, end))
    return found, ready


def compare(name, seen, ours, pairs):
    """Pairs the calls of one connection, or one server's readiness calls; returns what is unpaired."""
    if not any(result == AGAIN for _, result, *_ in ours):
        seen = [one for one in seen if one[1] != AGAIN]  # how Java waits inside one of its reads
    wrong = 0
    for i in range(max(len(seen), len(ours))):
        a = seen[i][:2] if i < len(seen) else None
        b = ours[i][:2] if i < len(ours) else None
        if a != b:
            wrong += 1
            print("  %s, call %d: strace %s, recorded %s" % (name, i + 1, a, b))
        else:
            pairs.append((seen[i][2].begin, seen[i][2].end, ours[i][2], ours[i][3]))
    return wrong


def main(log, run):
    calls = calls_of_log(log)
    opened = gzip.open(run) if run.endswith(".gz") else open(run)
    data = json.load(opened)
    pairs, wrong = [], 0
    for number, stage in enumerate(data["otherData"]["stages"], 1):
        port = int(stage["address"].rsplit(":", 1)[1])
        seen, seen_ready = witnessed(calls, port)
        ours, our_ready = recorded(data["traceEvents"], number)
        for peer in sorted(set(seen) | set(ours)):
            wrong += compare("%s, client of port %d" % (stage["name"], peer),
                             seen.get(peer, []), ours.get(peer, []), pairs)
        wrong += compare("%s, readiness" % stage["name"], seen_ready, our_ready, pairs)
    if not pairs:
        print("no call was matched")
        return 1
    shifts = sorted(ours - seen for _, seen, _, ours in pairs)
    shift = shifts[len(shifts) // 2]
    apart = sorted(abs(ours - seen - shift) for _, seen, _, ours in pairs)
    print("%d calls matched, %d not; ends %.3f ms apart in the median, %.3f ms at most"
          % (len(pairs), wrong, 1e3 * apart[len(apart) // 2], 1e3 * apart[-1]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
