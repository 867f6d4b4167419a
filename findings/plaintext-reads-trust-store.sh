#!/usr/bin/env bash
# grpc-okhttp 1.82.2 and Armeria 1.36.0 read the JVM's trust store for a plaintext client: grpc-okhttp's channel builder looks up the default SSLContext to
# find its platform, and Armeria's client factory makes a TLS context when its class is set up. A store of some 140 authorities costs a cold JVM about 40 ms
# there, and one that cannot be read ends the making of a client, which asks for no TLS, with an ExceptionInInitializerError. grpc-netty reads none.
#
# Output seen (OpenJDK 17.0.15):
#   grpc-netty: trust store not read
#   grpc-okhttp: trust store read
#   Armeria: trust store read
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# The name of a client, its artifact, and how it is made: each on a path of its own.
look() {
    mkdir "$1" && cd "$1"
    cat > pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>plaintext</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>${2%%:*}</groupId>
      <artifactId>$(cut -d: -f2 <<<"$2")</artifactId>
      <version>${2##*:}</version>
    </dependency>
  </dependencies>
</project>
POM
    cat > Plaintext.java <<JAVA
public class Plaintext {
    public static void main(String[] arguments) {
        Object client = $3;
        System.out.println(client != null);
        System.exit(0);
    }
}
JAVA
    mvn -B -q dependency:build-classpath -Dmdep.outputFile=classpath > build.log 2>&1 || { tail -20 build.log; exit 2; }
    javac -cp "$(cat classpath)" Plaintext.java
    java -Djavax.net.debug=trustmanager -cp ".:$(cat classpath)" Plaintext > trace 2>&1 || { tail -20 trace; exit 2; }
    if grep -qi 'truststore is:' trace; then echo "$1: trust store read"; else echo "$1: trust store not read"; fi
    cd ..
}

{
    look grpc-netty io.grpc:grpc-netty:1.82.2 'io.grpc.netty.NettyChannelBuilder.forAddress("127.0.0.1", 1).usePlaintext().build()'
    look grpc-okhttp io.grpc:grpc-okhttp:1.82.2 'io.grpc.okhttp.OkHttpChannelBuilder.forAddress("127.0.0.1", 1).usePlaintext().build()'
    look Armeria com.linecorp.armeria:armeria:1.36.0 'com.linecorp.armeria.client.WebClient.of("http://127.0.0.1:1")'
} | tee seen
diff - seen <<'EXPECTED'
grpc-netty: trust store not read
grpc-okhttp: trust store read
Armeria: trust store read
EXPECTED
