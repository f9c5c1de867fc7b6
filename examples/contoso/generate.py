"""Write the Contoso example anew: `python examples/contoso/generate.py [--out DIR]`."""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write both workbooks, the flow logs, the table of planted defects, and accepted.yaml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write into")
    out = parser.parse_args().out
    sys.path.insert(0, str(HERE.parents[1]))  # a script's own folder is all that Python looks in
    from examples.contoso.generator import generate

    for path in generate(out):
        print(path)


if __name__ == "__main__":
    main()
