#!/bin/sh
# Starts Loopscope in the caller's folder. In a checkout it finds a JDK and builds the app if need be;
# installed, as bin/loopscope of an image (see src/installer/image), it has all that it needs beside it.
# Exit 3: the machine lacks something; one sentence on standard error says what to do.

set -u
oldest=25
ascii=ANSI_X3.4-1968 # as locale(1) calls it

say() { printf '%s\n' "$*" >&2; }

give_up() {
    say "$*"
    exit 3
}

# The folder of this script, through any symbolic links to it.
home_of() (
    file=$1
    while [ -L "$file" ]; do
        link=$(readlink "$file")
        case $link in
            /*) file=$link ;;
            *) file=$(dirname "$file")/$link ;;
        esac
    done
    CDPATH='' cd -P "$(dirname "$file")" && pwd
)

# Where no locale says what file names are written in, Java can't read one that is more than ASCII.
settle_locale() {
    [ "$(locale charmap 2>/dev/null)" = "$ascii" ] || return
    [ "$(LC_ALL=C.UTF-8 locale charmap 2>/dev/null)" = UTF-8 ] || return
    export LC_CTYPE=C.UTF-8
    [ -z "${LC_ALL:-}" ] || export LC_ALL=C.UTF-8
}

# Whether Java can work in a folder of this name; if not, ends.
check_folder() {
    case $home in
        *:*) give_up "Loopscope can't run in $home: Java takes the colon in that name for the end of a path. Move or rename the folder, then run it again." ;;
    esac
    if [ "$(locale charmap 2>/dev/null)" = "$ascii" ] && printf %s "$home" | LC_ALL=C grep -q '[^ -~]'; then
        give_up "Loopscope can't run in $home: this locale has no letters but ASCII. Set LC_ALL to one that ends in .UTF-8, or rename the folder, then run it again."
    fi
}

# Java asks the password file for the home folder, and never the user; the toolkit complains aloud of one it can't write in.
settle_home() {
    [ -n "${HOME:-}" ] || id -un >/dev/null 2>&1 || HOME=/nonexistent
    [ -n "${HOME:-}" ] || return
    export HOME
    [ -w "$HOME" ] || export GSETTINGS_BACKEND=memory
}

# Whether this script lies in an image.
is_image() {
    [ -f "$image/app/$jar" ]
}

# Whether a folder is a JDK that is new enough. Its release file tells without starting it.
is_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    major=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release")
    [ "${major:-0}" -ge "$oldest" ]
}

# The JDK behind the java on PATH; a version manager's shim has to be asked.
jdk_on_path() {
    java=$(command -v java) || return 1
    jdk=$(dirname "$(home_of "$java")")
    [ -r "$jdk/release" ] || jdk=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    printf '%s\n' "$jdk"
}

find_jdk() {
    for jdk in "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
        is_jdk "$jdk" && return 0
    done
    return 1
}

# Whether a build folder holds the app as the sources are now. The jar is the last thing a build
# makes, so where it is, its libraries are too. Deleting a file touches its folder, so folders count.
is_fresh() {
    [ -f "$1/$jar" ] && [ -z "$(find "$home/pom.xml" "$home/src/main" "$home/src/site" -newer "$1/$jar" | head -n 1)" ]
}

# What mvn built is as good as what this script builds.
find_built() {
    for built in "$home/target" "$home/target/app"; do
        is_fresh "$built" && return 0
    done
    return 1
}

# One builder at a time: others wait for it. The lock is a link that names its owner's process.
lock() {
    mkdir -p target && [ -w target ] || give_up "Loopscope can't write to $home/target: make that folder writable, then run it again."
    waits_for=
    tries=0
    until ln -s $$ "$lock" 2>/dev/null; do
        owner=$(readlink "$lock")
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -f "$lock"
        else
            [ "$waits_for" = "$owner" ] || say "waiting for process $owner, which is building Loopscope ..."
            waits_for=$owner
            tries=$((tries + 1))
            [ $tries -lt 600 ] || give_up "Loopscope waited ten minutes for another build: remove $home/$lock, then run it again."
            sleep 1
        fi
    done
    trap 'rm -f "$lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

# In a folder of its own: what is built here is unchecked, and mvn verify must not take it for its own.
build() {
    command -v mvn >/dev/null || give_up "Loopscope has to be built once and there is no Maven (mvn) on the PATH: install Maven 3.8 or newer, then run it again."
    say "building Loopscope, once ..."
    # Removed, not overwritten: a running app keeps the old one open.
    rm -f "target/app/$jar"
    : >target/app-build.start
    if ! JAVA25_HOME=$jdk mvn -B -q -Dquick package >target/app-build.log 2>&1 </dev/null; then
        give_up "Loopscope could not be built: $home/target/app-build.log says why."
    fi
    # As old as the build's start, so that a source saved meanwhile is newer.
    touch -r target/app-build.start "target/app/$jar"
}

build_alone() (
    cd "$home" || exit 3
    lock
    find_built || build
)

# Whether a cache of loaded classes, which halves a start, was made since the build.
has_cache() {
    [ -n "$(find "$cache" -newer "$built/$jar" 2>/dev/null)" ]
}

# Whether to watch what a start needs: where it opens a window, and the cache can be kept.
can_watch() {
    [ $# -eq 0 ] && [ -w "$built" ] && { [ -n "${DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; }
}

# In the background, once the app has ended: this script becomes the app, under its own number.
make_cache() {
    trap '' INT HUP TERM
    while kill -0 $$ 2>/dev/null; do sleep 1; done
    nice "$jdk/bin/java" -XX:AOTMode=create "-XX:AOTConfiguration=$seen" "-XX:AOTCache=$seen.made" "$@" &&
        mv -f "$seen.made" "$cache"
    rm -f "$seen" "$seen.made"
    # What a machine that was switched off has left.
    find "$built" -name 'classes-*.aot.*' -mtime +0 -exec rm -f {} +
}

home=$(home_of "$0")
image=${home%/*}/lib
jar=loopscope.jar
lock=target/app-build.lock

settle_locale
settle_home
check_folder
is_image || find_jdk || give_up "Loopscope needs a JDK $oldest or newer and found none: install one (for example from https://adoptium.net) or set JAVA_HOME to it, then run it again."
is_image || find_built || build_alone || exit
is_image || find_built

# Java checks a cache as well, and goes on in silence without it where it does not fit.
watch=
if is_image; then
    jdk=$image/runtime
    modules=$image/app
    cache=$image/classes.aot
    [ ! -f "$cache" ] || watch=no
else
    modules=$built/$jar:$built/lib
    # Each JDK has a cache of its own.
    cache=$built/classes-$(cksum <"$jdk/release" | cut -d ' ' -f 1).aot
    seen=$cache.$$
    if has_cache; then
        watch=no
    elif can_watch "$@"; then
        watch=yes
    fi
fi
set -- '-Xlog:aot*=off' '-Xlog:cds*=off' --module-path "$modules" \
    --enable-native-access=loopscope,javafx.graphics -m loopscope/loopscope.Main "$@"
# JavaFX's libraries lie open in an image, which has neither fonts nor screens for AWT.
if is_image; then
    set -- "-Djava.library.path=$image/native" "-Djavafx.cachedir=$image/native" -Djava.awt.headless=true "$@"
fi
# A large record is touched page by page: large pages make that cheap, where Linux has them to give.
pages=/sys/kernel/mm/transparent_hugepage/enabled
if [ -r $pages ] && ! grep -q '\[never\]' $pages; then
    set -- -XX:+UseTransparentHugePages "$@"
fi
[ -z "${HOME:-}" ] || set -- "-Duser.home=$HOME" "$@"
case $watch in
    no) set -- "-XX:AOTCache=$cache" "$@" ;;
    yes)
        make_cache "$@" >/dev/null 2>&1 </dev/null &
        set -- -XX:AOTMode=record "-XX:AOTConfiguration=$seen" -XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput "$@"
        ;;
esac
exec "$jdk/bin/java" "$@"
