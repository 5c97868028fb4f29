# The engine from Docker's own image: bash, curl, GNU tools (the student types `diff --color`), the tools of a
# workstation, as the manual lists them, and the student's account added. The recorder builds it with the API's
# classic builder: no `--chmod`, no mounts.
ARG BASE
FROM ${BASE}

RUN apk add --no-cache bash coreutils curl diffutils tar tzdata \
      bind-tools git htop iputils jq less nano netcat-openbsd procps python3 sudo tree vim wget

COPY add-student write-versions /tmp/
RUN sh /tmp/add-student && sh /tmp/write-versions && rm /tmp/add-student /tmp/write-versions

COPY entrypoint /usr/local/bin/engine-entrypoint
COPY share-names /usr/local/bin/engine-share-names
RUN chmod 755 /usr/local/bin/engine-*
ENV DOCKER_TLS_CERTDIR="" LANG=C.UTF-8 TZ=Europe/Paris
ENTRYPOINT ["engine-entrypoint"]
