#!/usr/bin/env bash
# Armeria 1.36.0, gRPC client: a stub's withMaxOutboundMessageSize(n) has no effect. A request of some 1,000 bytes under a
# limit of 100 is sent and answered, where grpc-java 1.82.2 ends the same call (as CANCELLED) and sends nothing. What bounds a
# request over Armeria is its builder's maxRequestMessageLength.
#
# Output seen (OpenJDK 17.0.15):
#   armeria: sent, SERVING
#   armeria with maxRequestMessageLength(100): CANCELLED
#   grpc-java: CANCELLED
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>outbound-limit</artifactId>
  <version>1</version>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>io.grpc</groupId>
        <artifactId>grpc-bom</artifactId>
        <version>1.82.2</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>com.linecorp.armeria</groupId>
      <artifactId>armeria-grpc</artifactId>
      <version>1.36.0</version>
    </dependency>
    <dependency>
      <groupId>io.grpc</groupId>
      <artifactId>grpc-netty-shaded</artifactId>
    </dependency>
    <dependency>
      <groupId>io.grpc</groupId>
      <artifactId>grpc-services</artifactId>
    </dependency>
  </dependencies>
</project>
POM
cat > OutboundLimit.java <<'JAVA'
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;

public class OutboundLimit {
    public static void main(String[] args) throws Exception {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(new AlwaysServing())
                .build()
                .start();
        String address = "127.0.0.1:" + server.getPort();
        ManagedChannel channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();

        say("armeria", GrpcClients.newClient("gproto+http://" + address, HealthGrpc.HealthBlockingStub.class)
                .withMaxOutboundMessageSize(100));
        say("armeria with maxRequestMessageLength(100)", GrpcClients.builder("gproto+http://" + address)
                .maxRequestMessageLength(100)
                .build(HealthGrpc.HealthBlockingStub.class));
        HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
        say("grpc-java", HealthGrpc.newBlockingStub(channel).withMaxOutboundMessageSize(100));
        System.exit(0);
    }

    private static void say(String client, HealthGrpc.HealthBlockingStub stub) {
        String outcome;
        try {
            HealthCheckRequest request = HealthCheckRequest.newBuilder().setService("s".repeat(1_000)).build();
            outcome = "sent, " + stub.check(request).getStatus();
        } catch (StatusRuntimeException e) {
            outcome = e.getStatus().getCode().toString();
        }
        System.out.println(client + ": " + outcome);
    }

    private static final class AlwaysServing extends HealthGrpc.HealthImplBase {
        @Override
        public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
            answer.onNext(HealthCheckResponse.newBuilder()
                    .setStatus(HealthCheckResponse.ServingStatus.SERVING)
                    .build());
            answer.onCompleted();
        }
    }
}
JAVA
mvn -B -q dependency:build-classpath -Dmdep.outputFile=classpath > build.log 2>&1 || { tail -20 build.log; exit 2; }
java -cp "$(cat classpath)" OutboundLimit.java 2> error.log | tee seen || { tail -20 error.log; exit 2; }
diff - seen <<'EXPECTED'
armeria: sent, SERVING
armeria with maxRequestMessageLength(100): CANCELLED
grpc-java: CANCELLED
EXPECTED
