# An engine with what a page's frontmatter asks for beside: packages of the engine's distribution.
ARG BASE
FROM ${BASE}

ARG TOOLS
RUN if command -v apk > /dev/null; then apk add --no-cache $TOOLS; else \
      apt-get -o Acquire::Check-Valid-Until=false -qq update \
   && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends -qq $TOOLS \
   && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin; \
    fi
