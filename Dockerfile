# The image: what `make build` does, in two stages. It holds no data; the graph is in the server of NEO4J_URI.
FROM python:3.12-slim-bookworm AS build
WORKDIR /build
COPY requirements.txt requirements-node.txt ./
RUN python -m venv .venv \
    && .venv/bin/python -m pip install --no-cache-dir --no-compile --require-hashes -r requirements.txt
COPY tools/ tools/
COPY frontend/package.json frontend/package-lock.json frontend/
RUN cd frontend && ../.venv/bin/python ../tools/npm.py ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN cd frontend && ../.venv/bin/python ../tools/npm.py run build
RUN .venv/bin/python -m pip wheel --no-deps --no-build-isolation --wheel-dir dist .

FROM python:3.12-slim-bookworm
WORKDIR /opt/cleave
COPY requirements.txt ./
COPY --from=build /build/dist/ dist/
RUN python -m venv .venv \
    && .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.txt \
    && .venv/bin/python -m pip install --no-cache-dir --no-deps dist/*.whl \
    && rm -r dist
ENV PATH=/opt/cleave/.venv/bin:$PATH
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/', timeout=4)"]
CMD ["cleave", "serve", "--host", "0.0.0.0", "--port", "8000"]
