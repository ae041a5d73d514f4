# SPDX-FileCopyrightText: the Sohbet authors
# SPDX-License-Identifier: Apache-2.0

FROM node:22-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-25 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /sohbet
COPY . .
RUN mvn -B -ntp -DskipTests -pl http -am package

FROM eclipse-temurin:25-jre
# The embedded PostgreSQL is for one machine; here the database is another container, named by SOHBET_DATABASE_URL.
RUN useradd --system --uid 10001 --home-dir /sohbet --shell /usr/sbin/nologin sohbet \
    && mkdir -p /sohbet/data \
    && chown sohbet:sohbet /sohbet/data
WORKDIR /sohbet
COPY --from=build /sohbet/http/target/lib lib
COPY --from=build /sohbet/http/target/sohbet-http-*.jar lib/
COPY conf conf
USER sohbet
ENV SOHBET_DATA=/sohbet/data
EXPOSE 8080
VOLUME ["/sohbet/data"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "@conf/jvm.options", "-XX:MaxRAMPercentage=60", "-cp", "conf:lib/*", "sohbet.http.Main"]
CMD ["run"]
