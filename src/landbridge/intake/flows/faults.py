"""What is wrong with a single line that shall be a tuple."""

import re
from collections.abc import Mapping

from landbridge.intake.flows.forms import Form, forms
from landbridge.model.flow_log import LogKind
from landbridge.space import IPV6_START, PORTS, number_of

TIME = re.compile(r"\d{10}(\d{3})?", re.ASCII)
"""Seconds, or milliseconds, of our days."""
NUMBER = re.compile(r"\d{0,18}", re.ASCII)


def sayable(value: object) -> str:
    r"""The value as text that can be written; half a letter, which JSON may hold, as `\ud83d`."""
    return str(value).encode(errors="backslashreplace").decode()


def miscounted(kind: LogKind, text: str) -> str:
    """That a line has another number of fields than any form."""
    counts = " or ".join(str(count + 1) for count in forms(kind))
    return f"a tuple has {text.count(',') + 1 if text else 0} fields, and not {counts}"


def fault_of(text: str, form: Form) -> str:
    """What is wrong with a line of as many fields as the form has; empty where nothing is."""
    fields = dict(zip(form.fields, text.split(","), strict=True))
    return next((fault for fault, wrong in FAULTS.items() if wrong(fields, form)), "")


def _time(fields: Mapping[str, str], _: Form) -> bool:
    return not TIME.fullmatch(fields["time"])


def _address(fields: Mapping[str, str], _: Form) -> bool:
    try:
        ends = [number_of(fields[end]) for end in ("source", "destination")]
    except ValueError:
        return True
    return (ends[0] < IPV6_START) != (ends[1] < IPV6_START)


def _port(fields: Mapping[str, str], _: Form) -> bool:
    ports = (fields["source-port"], fields["destination-port"])
    return not all(NUMBER.fullmatch(port) and int(port or 0) < PORTS for port in ports)


def _protocol(fields: Mapping[str, str], form: Form) -> bool:
    return fields["protocol"] not in form.protocols


def _direction(fields: Mapping[str, str], form: Form) -> bool:
    return fields["direction"] not in form.inbound


def _decision(fields: Mapping[str, str], form: Form) -> bool:
    return "decision" in fields and fields["decision"] not in form.allowed


def _state(fields: Mapping[str, str], form: Form) -> bool:
    return "state" in fields and fields["state"] not in form.states


def _counter(fields: Mapping[str, str], form: Form) -> bool:
    counters = [text for name, text in fields.items() if name.startswith(("packets", "bytes"))]
    return form.counts and not all(NUMBER.fullmatch(text) for text in counters)


def _unprintable(fields: Mapping[str, str], _: Form) -> bool:
    return not all(text.isprintable() for text in fields.values())


FAULTS = {
    "a tuple holds a character that cannot be printed": _unprintable,
    "a tuple has a time that is neither seconds nor milliseconds": _time,
    "a tuple has an address that is none, or two of different families": _address,
    "a tuple has a port that is none": _port,
    "a tuple has a protocol that is not known": _protocol,
    "a tuple has a direction that is not known": _direction,
    "a tuple has a decision that is not known": _decision,
    "a tuple has a flow state that is not known": _state,
    "a tuple has a counter that is no number": _counter,
}
