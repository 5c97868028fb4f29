# The engine from Debian's packages, where Docker Hub cannot be reached, with the tools of a workstation, as the
# manual lists them.
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
      iproute2 iptables pigz tini tzdata xz-utils \
      bind9-dnsutils git htop iputils-ping jq less nano netcat-openbsd procps python3 sudo tree vim wget \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /usr/share/doc/* /usr/share/man/* /usr/share/locale/* \
      /usr/share/vim/vim*/doc/* /usr/share/vim/vim*/lang/* /usr/share/vim/vim*/spell/* /usr/share/vim/vim*/tutor/*

COPY add-student write-versions /tmp/
RUN sh /tmp/add-student && sh /tmp/write-versions && rm /tmp/add-student /tmp/write-versions

COPY entrypoint /usr/local/bin/engine-entrypoint
COPY share-names /usr/local/bin/engine-share-names
RUN chmod 755 /usr/local/bin/engine-*
ENV LANG=C.UTF-8 TZ=Europe/Paris
ENTRYPOINT ["engine-entrypoint"]
