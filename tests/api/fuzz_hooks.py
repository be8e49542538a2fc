"""What the fuzzer puts in for our scalars: what they take, and now and then what they do not."""

from __future__ import annotations

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

_DATES = ["2014-08-25", "2014-08", "2014~", "2014-22", "201X", "[2014-08-26..2014-11-23]", "AH 1435-10-29"]

schemathesis.graphql.scalar("EDTF", st.one_of(st.sampled_from(_DATES), st.text()).map(nodes.String))
