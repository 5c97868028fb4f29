# The engine from Debian's packages, where Docker Hub cannot be reached.
ARG BASE
FROM ${BASE}

# The suite's packages may be past their validity date on a mirror that stands still.
# Each suite has its own set: the client was once part of docker.io, Buildx and Compose 2 came later.
# Compose 1 is another program.
RUN apt-get -o Acquire::Check-Valid-Until=false update \
 && for package in docker-cli docker-buildx docker-compose; do \
      case "$(apt-cache policy $package | sed -n 's/ *Candidate: //p')" in \
        ''|'(none)'|1.*) ;; \
        *) set -- "$@" $package ;; \
      esac; \
    done \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
      bash bash-completion ca-certificates curl docker.io "$@" \
      iproute2 iptables pigz procps tini tzdata xz-utils \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /usr/share/doc/* /usr/share/man/*

COPY add-student write-versions /tmp/
RUN sh /tmp/add-student && sh /tmp/write-versions && rm /tmp/add-student /tmp/write-versions

COPY entrypoint /usr/local/bin/engine-entrypoint
COPY share-names /usr/local/bin/engine-share-names
RUN chmod 755 /usr/local/bin/engine-*
ENV LANG=C.UTF-8 TZ=Europe/Paris
ENTRYPOINT ["engine-entrypoint"]
