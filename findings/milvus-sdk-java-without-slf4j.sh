#!/usr/bin/env bash
# milvus-sdk-java 2.5.8, 2.6.17 and 2.6.22: an application whose only dependency is the SDK cannot make a client. Both clients,
# MilvusClientV2 and MilvusServiceClient, log through SLF4J, and none of the three POMs leads to slf4j-api: NoClassDefFoundError
# is the answer to the first use of either. With slf4j-api beside it each of them begins.
#
# Output seen (OpenJDK 17.0.15):
#   2.5.8 alone: MilvusClientV2 lacks org/slf4j/LoggerFactory, MilvusServiceClient lacks org/slf4j/LoggerFactory
#   2.5.8 and slf4j-api: MilvusClientV2 begins, MilvusServiceClient begins
#   2.6.17 alone: MilvusClientV2 lacks org/slf4j/LoggerFactory, MilvusServiceClient lacks org/slf4j/LoggerFactory
#   2.6.17 and slf4j-api: MilvusClientV2 begins, MilvusServiceClient begins
#   2.6.22 alone: MilvusClientV2 lacks org/slf4j/LoggerFactory, MilvusServiceClient lacks org/slf4j/LoggerFactory
#   2.6.22 and slf4j-api: MilvusClientV2 begins, MilvusServiceClient begins
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Begin.java <<'JAVA'
public class Begin {
    public static void main(String[] args) throws Exception {
        System.out.println(args[0] + ": MilvusClientV2 " + begins("io.milvus.v2.client.MilvusClientV2")
                + ", MilvusServiceClient " + begins("io.milvus.client.MilvusServiceClient"));
    }

    private static String begins(String client) throws ClassNotFoundException {
        try {
            Class.forName(client);
            return "begins";
        } catch (NoClassDefFoundError e) {
            return "lacks " + e.getMessage();
        }
    }
}
JAVA
javac Begin.java

# What Maven brings for the SDK of a version, and for what stands beside it.
resolve() {
    cat > pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>without-slf4j</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.milvus</groupId>
      <artifactId>milvus-sdk-java</artifactId>
      <version>$1</version>
    </dependency>
    $2
  </dependencies>
</project>
POM
    mvn -B -q dependency:build-classpath -Dmdep.outputFile=classpath > build.log 2>&1 || { tail -20 build.log; exit 2; }
}

slf4j='<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.20</version></dependency>'
for version in 2.5.8 2.6.17 2.6.22; do
    resolve "$version" ""
    java -cp ".:$(cat classpath)" Begin "$version alone" 2> error.log || { tail -20 error.log; exit 2; }
    resolve "$version" "$slf4j"
    java -cp ".:$(cat classpath)" Begin "$version and slf4j-api" 2> error.log || { tail -20 error.log; exit 2; }
done | tee seen
diff - seen <<'EXPECTED'
2.5.8 alone: MilvusClientV2 lacks org/slf4j/LoggerFactory, MilvusServiceClient lacks org/slf4j/LoggerFactory
2.5.8 and slf4j-api: MilvusClientV2 begins, MilvusServiceClient begins
2.6.17 alone: MilvusClientV2 lacks org/slf4j/LoggerFactory, MilvusServiceClient lacks org/slf4j/LoggerFactory
2.6.17 and slf4j-api: MilvusClientV2 begins, MilvusServiceClient begins
2.6.22 alone: MilvusClientV2 lacks org/slf4j/LoggerFactory, MilvusServiceClient lacks org/slf4j/LoggerFactory
2.6.22 and slf4j-api: MilvusClientV2 begins, MilvusServiceClient begins
EXPECTED
