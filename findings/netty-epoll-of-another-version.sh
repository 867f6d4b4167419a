#!/usr/bin/env bash
# Netty 4.2.20 with the epoll library of 4.2.18: Epoll.isAvailable() is true, and Epoll.ensureAvailability() throws nothing, but each
# use of a socket fails, for io.netty.channel.unix.Errors asks a native function that the older library has not. A program that asks
# isAvailable(), to fall back to NIO, therefore does not fall back.
#
# Output seen (OpenJDK 17.0.15):
#   available: true
#   java.lang.UnsatisfiedLinkError: 'int io.netty.channel.unix.ErrorsStaticallyReferencedJniMethods.errnoENAMETOOLONG()'
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>epoll-of-another-version</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.netty</groupId>
      <artifactId>netty-transport-classes-epoll</artifactId>
      <version>4.2.20.Final</version>
    </dependency>
    <dependency>
      <groupId>io.netty</groupId>
      <artifactId>netty-transport-native-epoll</artifactId>
      <version>4.2.18.Final</version>
      <classifier>linux-x86_64</classifier>
      <exclusions>
        <exclusion>
          <groupId>*</groupId>
          <artifactId>*</artifactId>
        </exclusion>
      </exclusions>
    </dependency>
  </dependencies>
</project>
POM
cat > AnotherVersion.java <<'JAVA'
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;

public class AnotherVersion {
    public static void main(String[] args) {
        Epoll.ensureAvailability();
        System.out.println("available: " + Epoll.isAvailable());
        try {
            Class.forName("io.netty.channel.unix.Errors");
            System.out.println("used: " + new EpollSocketChannel().isOpen());
        } catch (ClassNotFoundException | LinkageError e) {
            System.out.println(e);
        }
        System.exit(0);
    }
}
JAVA
mvn -B -q dependency:build-classpath -Dmdep.outputFile=classpath > build.log 2>&1 || { tail -20 build.log; exit 2; }
java -cp "$(cat classpath)" AnotherVersion.java 2> error.log | tee seen || { tail -20 error.log; exit 2; }
diff - seen <<'EXPECTED'
available: true
java.lang.UnsatisfiedLinkError: 'int io.netty.channel.unix.ErrorsStaticallyReferencedJniMethods.errnoENAMETOOLONG()'
EXPECTED
