# What CI runs. Without just, each line below works on its own inside the environment (source .venv/bin/activate).

# everything that must hold before a commit
check: lint types imports test

# style and layout of the code
lint:
    ruff check .
    ruff format --check .

# types, strictly
types:
    mypy

# who may import whom
imports:
    lint-imports

# behaviour, laws and the commands of the documentation; warnings are errors
test:
    pytest

# every rule of the lexicon keeps its own sentences
lexicon:
    pytest tests/lexicon tests/reading

# claims gained and lost against main; quality and speed against bench/floors.json
bench: gained
    python bench/run.py

# claims gained and lost against a revision
gained revision="main":
    python bench/run.py --gained {{revision}}

# the page of counts, scores and known weaknesses: docs/figures.md
figures:
    python bench/run.py --figures

# exact versions with hashes for every platform; names no index
lock:
    printf 'hatchling>=1.25\neditables>=0.5\n' | uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml - --all-extras --group dev -o requirements.lock
