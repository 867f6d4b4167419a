#!/bin/sh
# Makes a runtime image of an application: a Java with the modules that its jars need, the jars, and a command that starts it.
# jlink links no automatic modules, as gRPC's jars are, so the jars stay jars and the image's Java loads them.
#
#   docs/jlink-image.sh LIB MODULE/CLASS IMAGE
#
# LIB is a folder with all jars, its own too (mvn dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=LIB), IMAGE a folder
# that is made. LEFT_OUT names modules that jdeps finds and that the application does without, separated by commas. The JDK is JAVA_HOME's.
set -eu

[ $# = 3 ] || { sed -n 's/^# \{0,1\}//p' "$0" >&2; exit 64; }
lib=$1 main=$2 image=$3
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}

# Beside what jdeps finds: logging, which gRPC uses, and EC, which TLS uses by name only (a part of java.base from JDK 22 on).
modules=$("${jdk}jdeps" --multi-release 17 --ignore-missing-deps --print-module-deps --module-path "$lib" "$lib"/*.jar | tail -n 1)
modules=$(printf '%s\n' "$modules,java.logging,jdk.crypto.ec" | tr ',' '\n' | sort -u)
for module in $(printf '%s' "${LEFT_OUT:-}" | tr ',' ' '); do
    modules=$(printf '%s\n' "$modules" | grep -vx "$module")
done

"${jdk}jlink" --add-modules "$(printf '%s' "$modules" | paste -s -d , -)" \
    --strip-debug --no-header-files --no-man-pages --compress=2 --output "$image"
mkdir "$image/app"
cp "$lib"/*.jar "$image/app/"
cat >"$image/bin/start" <<EOF
#!/bin/sh
image=\$(cd "\$(dirname "\$0")/.." && pwd)
exec "\$image/bin/java" --module-path "\$image/app" -m $main "\$@"
EOF
chmod +x "$image/bin/start"
