# syntax=docker/dockerfile:1
# Builds the program and puts it, its libraries and its pinned fonts on a small Debian.
#   docker build --tag selvedge .

FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libcairo2-dev libpango1.0-dev libpq-dev librabbitmq-dev libsqlite3-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /selvedge
# The dependencies change less often than the sources.
COPY Package.swift ./
RUN swift package resolve
COPY . .
RUN swift build --configuration release --product selvedge \
    && install -D "$(swift build --configuration release --show-bin-path)/selvedge" /out/bin/selvedge \
    && strip /out/bin/selvedge \
    && mkdir -p /out/lib \
    # Only the parts of the Swift runtime that the program loads.
    && ldd /out/bin/selvedge | awk '$3 ~ "^/usr/lib/swift/" { print $3 }' | xargs -I{} cp {} /out/lib/

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        ca-certificates tzdata \
        libcairo2 libpango-1.0-0 libpangocairo-1.0-0 libpq5 librabbitmq4 libsqlite3-0 libstdc++6 libxml2 \
        fonts-inter fonts-linuxlibertine fonts-noto-cjk fonts-noto-core \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 selvedge \
    && useradd --uid 10001 --gid selvedge --home-dir /var/lib/selvedge --shell /usr/sbin/nologin selvedge \
    && install --directory --owner selvedge --group selvedge --mode 0700 /var/lib/selvedge
# Where the program was linked to look for the Swift runtime.
COPY --from=build /out/lib/ /usr/lib/swift/linux/
COPY --from=build /out/bin/selvedge /usr/local/bin/selvedge
USER selvedge
ENV LANG=C.UTF-8 SELVEDGE_STORE=/var/lib/selvedge
VOLUME /var/lib/selvedge
EXPOSE 8080
# A worker drains on SIGTERM, a service ends its streams and finishes its requests; both exit 0.
STOPSIGNAL SIGTERM
ENTRYPOINT ["selvedge"]
CMD ["work"]
