# The engine from Debian's packages, where Docker Hub cannot be reached.
ARG BASE
FROM ${BASE}

# The suite's packages may be past their validity date on a mirror that stands still.
RUN apt-get -o Acquire::Check-Valid-Until=false update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
      bash bash-completion ca-certificates curl docker-buildx docker-cli docker-compose docker.io \
      iproute2 iptables pigz procps tini tzdata xz-utils \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /usr/share/doc/* /usr/share/man/*

COPY add-student /tmp/
RUN sh /tmp/add-student && rm /tmp/add-student

COPY entrypoint /usr/local/bin/engine-entrypoint
RUN chmod 755 /usr/local/bin/engine-entrypoint
ENV LANG=C.UTF-8 TZ=Europe/Paris
ENTRYPOINT ["engine-entrypoint"]
