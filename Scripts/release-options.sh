# To be sourced: where and how everything in release is built that needs no flags of its own, the tests included, so that
# nothing is built twice. The Makefile has the same.
# shellcheck disable=SC2034
release=(-c release --scratch-path .build-release -Xswiftc -enable-testing)
