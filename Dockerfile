# Alih in a container: docker build -t alih . && docker run --rm -v "$PWD:/work" alih translate berita -o out
# Runs as a user without rights, and with a root file system that can't be written to (docker run --read-only).
FROM swift:6.2-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends binutils ca-certificates g++ \
    libcmark-gfm-dev libcmark-gfm-extensions-dev libcurl4-openssl-dev libgmime-3.0-dev libgumbo-dev libsqlite3-dev libxml2-dev libzip-dev \
    && rm -rf /var/lib/apt/lists/*
COPY . /src
RUN /src/Scripts/install /opt/alih

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates \
    libcmark-gfm0.29.0.gfm.6 libcmark-gfm-extensions0.29.0.gfm.6 libcurl4 libgmime-3.0-0 libgumbo1 libsqlite3-0 libstdc++6 libxml2 libzip4 \
    && rm -rf /var/lib/apt/lists/* && useradd --create-home --uid 10001 desk && mkdir /work /state \
    && chown desk /work /state
COPY --from=build /opt/alih /usr/local
USER desk
# What Alih remembers; mount a volume here to keep it.
ENV ALIH_STORE=/state/alih.sqlite
VOLUME ["/state"]
WORKDIR /work
ENTRYPOINT ["alih"]
