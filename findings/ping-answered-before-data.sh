#!/usr/bin/env bash
# grpc-java 1.82.2: a server opens the windows of a call that waits to send, and sends a PING behind, all in one piece.
# grpc-okhttp sends the data that it now may, then answers the PING; grpc-netty (Netty 4.2.18) answers first, and has sent
# none of it. HTTP/2 lets both: a PING should be answered soon. But gRPC servers in Go measure by their PINGs how much a
# client sends in a round trip (grpc-go, bdp_estimator.go), and open their windows that far: a client that answers first
# seems to send less. Each takes the data in the end.
#
# Output seen (OpenJDK 17.0.15), of 200000 bytes that the server allowed:
#   grpc-netty: 0 bytes before the answer
#   grpc-okhttp: 200000 bytes before the answer
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>ping-answers</artifactId>
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
      <dependency>
        <groupId>io.netty</groupId>
        <artifactId>netty-bom</artifactId>
        <version>4.2.18.Final</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>io.grpc</groupId>
      <artifactId>grpc-netty</artifactId>
    </dependency>
    <dependency>
      <groupId>io.grpc</groupId>
      <artifactId>grpc-okhttp</artifactId>
    </dependency>
    <dependency>
      <groupId>io.grpc</groupId>
      <artifactId>grpc-stub</artifactId>
    </dependency>
  </dependencies>
</project>
POM
cat > PingAnswers.java <<'JAVA'
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

public class PingAnswers {
    private static final int DATA = 0;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int WINDOW_UPDATE = 8;
    private static final int PREFACE = 24;
    private static final int FIRST_WINDOW = 65_535;
    private static final int ALLOWED = 200_000;

    private static final MethodDescriptor<byte[], byte[]> UPLOAD = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("finding.Service/Upload")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    public static void main(String[] args) throws Exception {
        say("grpc-netty", port -> NettyChannelBuilder.forAddress("127.0.0.1", port));
        say("grpc-okhttp", port -> OkHttpChannelBuilder.forAddress("127.0.0.1", port));
        System.exit(0);
    }

    private interface Client {
        ManagedChannelBuilder<?> to(int port);
    }

    private static void say(String name, Client client) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ManagedChannel channel = client.to(listening.getLocalPort()).usePlaintext().build();
            ClientCalls.futureUnaryCall(channel.newCall(UPLOAD, CallOptions.DEFAULT), new byte[1_000_000]);
            try (Socket socket = listening.accept()) {
                System.out.println(name + ": " + serve(socket) + " bytes before the answer");
            }
            channel.shutdownNow();
        }
    }

    private static int serve(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        in.readNBytes(PREFACE);
        out.write(frame(SETTINGS, 0));
        int taken = 0;
        int stream = 0;
        while (taken < FIRST_WINDOW) {
            int[] frame = read(in);
            if (frame[1] == DATA) {
                taken += frame[0];
                stream = frame[3];
            }
        }
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        piece.write(frame(WINDOW_UPDATE, 0, ALLOWED));
        piece.write(frame(WINDOW_UPDATE, stream, ALLOWED));
        piece.write(frame(PING, 0, 0, 0));
        piece.writeTo(out);
        int came = 0;
        while (true) {
            int[] frame = read(in);
            if (frame[1] == PING && frame[2] == 1) {
                return came;
            }
            came += frame[1] == DATA ? frame[0] : 0;
        }
    }

    /** Length, type, flags and stream of the next frame. */
    private static int[] read(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
        int[] frame = {length, in.readUnsignedByte(), in.readUnsignedByte(), in.readInt()};
        in.readNBytes(length);
        return frame;
    }

    private static byte[] frame(int type, int stream, int... payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0);
        out.writeByte(payload.length * Integer.BYTES);
        out.writeByte(type);
        out.writeByte(0);
        out.writeInt(stream);
        for (int word : payload) {
            out.writeInt(word);
        }
        return bytes.toByteArray();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            return new byte[0];
        }
    }
}
JAVA
mvn -B -q dependency:build-classpath -Dmdep.outputFile=classpath > build.log 2>&1 || { tail -20 build.log; exit 2; }
java -cp "$(cat classpath)" PingAnswers.java 2> error.log | tee seen || { tail -20 error.log; exit 2; }
diff - seen <<'EXPECTED'
grpc-netty: 0 bytes before the answer
grpc-okhttp: 200000 bytes before the answer
EXPECTED
