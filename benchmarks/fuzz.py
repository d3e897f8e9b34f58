"""Coverage-guided fuzzing of every reader and parser: no traceback and no hang, whatever the input.

``python -m benchmarks.fuzz TARGET [RUNS]`` fuzzes one target (``all`` for each in turn); what reached new
code is the next run's seeds and lies in the folder ``$FUZZING`` (``build/fuzzing``), crashes beside it.
``python -m benchmarks.fuzz --keep`` chooses the few of them that reach the same code, for
``benchmarks/fuzzing``, which ``--replay`` and the tests put to the targets.  All but ``--replay`` need
``pip install atheris``.
"""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

HERE = Path(__file__).parent
KEPT = HERE / "fuzzing"
FOUND = Path(os.environ.get("FUZZING", HERE.parent / "build" / "fuzzing"))
LONGEST = 2_048  # bytes of an input
TIMEOUT = 60  # seconds for one input by the clock, on a machine that does other things too
TARGET = "FUZZED_TARGET"
PROGRAM = (sys.executable, "-m", "benchmarks.fuzz")
KEPT_OF_EACH = 5
KEPT_BYTES = 1_000
CHOSEN_FROM = 60  # inputs found, of each target: a slow one takes a quarter of a second for each


def fuzz(name: str, *options: str) -> None:
    """Run libFuzzer on one target in this process, which ends with it."""
    import atheris

    os.environ["REPORTLINT_CACHE_DIR"] = mkdtemp()
    with atheris.instrument_imports(include=["linter"]):
        import linter

        for module in pkgutil.walk_packages(linter.__path__, "linter."):
            with suppress(ImportError):  # what an optional dependency is missing for
                import_module(module.name)
        from benchmarks.fuzz_targets import TARGETS, settings
    settings.quicken()
    atheris.Setup([" ".join(PROGRAM), *options], TARGETS[name])
    atheris.Fuzz()


def fuzz_from_seeds(name: str, runs: int) -> None:
    """Fuzz one target from its seeds and from what was found and kept before."""
    from benchmarks.fuzz_seeds import seeds, words

    folder = FOUND / name
    folder.mkdir(parents=True, exist_ok=True)
    for index, seed in enumerate(seeds(name)):
        (folder / f"seed-{index:03}").write_bytes(seed[:LONGEST])
    dictionary = FOUND / f"{name}.dict"
    entries = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words(name))
    dictionary.write_text("".join(f'"{entry}"\n' for entry in entries), "utf-8")
    fuzz(
        name,
        f"-runs={runs}",
        f"-max_len={LONGEST}",
        f"-timeout={TIMEOUT}",
        f"-dict={dictionary}",
        f"-artifact_prefix={FOUND}/crash-{name}-",
        "-len_control=10",
        "-print_final_stats=1",
        *(str(each) for each in (folder, KEPT / name) if each.is_dir()),
    )


def keep() -> None:
    """Keep a few small inputs of each target: of the fewest that reach what many of them reach."""
    from benchmarks.fuzz_targets import TARGETS

    for folder in sorted(each for each in FOUND.iterdir() if each.name in TARGETS):
        kept = KEPT / folder.name
        kept.mkdir(parents=True, exist_ok=True)
        merged, chosen = Path(mkdtemp()), Path(mkdtemp())
        small = [each for each in sorted(folder.iterdir()) if each.stat().st_size <= KEPT_BYTES]
        for path in small[:: 1 + len(small) // CHOSEN_FROM]:
            (chosen / path.name).write_bytes(path.read_bytes())
        options = ["-merge=1", f"-max_len={KEPT_BYTES}", str(merged), str(kept), str(chosen)]
        # libFuzzer starts this program again to merge, with options of its own alone
        subprocess.run(
            [*PROGRAM, *options], cwd=HERE.parent, env=os.environ | {TARGET: folder.name}, check=True
        )
        for path in kept.iterdir():
            path.unlink()
        for path in sorted(merged.iterdir(), key=lambda each: -each.stat().st_size)[:KEPT_OF_EACH]:
            (kept / path.name[:12]).write_bytes(path.read_bytes())
        rmtree(merged)
        rmtree(chosen)


def replay() -> int:
    """Put what is kept to its target; how many inputs that were."""
    from benchmarks.fuzz_targets import TARGETS

    paths = [path for name in TARGETS for path in sorted((KEPT / name).glob("*"))]
    for path in paths:
        TARGETS[path.parent.name](path.read_bytes())
    return len(paths)


def main() -> None:
    if name := os.environ.get(TARGET):
        fuzz(name, *sys.argv[1:])
        return
    match sys.argv[1:]:
        case ["--replay"]:
            print(f"{replay()} inputs, no traceback")
        case ["--keep"]:
            keep()
        case ["all", *rest]:
            from benchmarks.fuzz_targets import TARGETS

            for each in TARGETS:
                subprocess.run([*PROGRAM, each, *rest], cwd=HERE.parent, check=False)
        case [name, *rest]:
            fuzz_from_seeds(name, int(rest[0]) if rest else 10_000)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
