package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What jars that really are too old do, the consumers show. */
class GrpcOnPathTest {
    /** As gRPC's interface is now. */
    interface Factory {
        void close();

        String added();

        default String defaulted() {
            return "";
        }
    }

    /** Abstract, as the compiler insists; of a jar that is older than the interface, the JVM sees the same. */
    abstract static class Older implements Factory {
        @Override
        public void close() {}
    }

    static class Current extends Older {
        @Override
        public String added() {
            return "";
        }
    }

    @Test
    void isUnfit_methodWithoutBody() {
        assertTrue(GrpcOnPath.isUnfit(Older.class));
        assertFalse(GrpcOnPath.isUnfit(Current.class));
    }

    @Test
    void warning_namesBothVersionsAndTheRemedies() {
        assertEquals(
                "grpc-netty-shaded 1.59.1 is on the path and does not fit gRPC 1.82.2: a client on a channel of its own, as LangChain4j,"
                        + " Spring AI and milvus-sdk-java before 2.6.18 make it, ends in AbstractMethodError;"
                        + " add the dependency io.grpc:grpc-netty-shaded:1.82.2, or dev.connections4j:milvus-sdk-unshaded,"
                        + " whose clients are on a named connection, or import dev.connections4j:connections-versions-bom",
                GrpcOnPath.warning(" 1.59.1", " 1.82.2", false));
    }

    @Test
    void warning_withTheAdapterOnThePath_saysThatTheOrderIsWrong() {
        assertEquals(
                "grpc-netty-shaded 1.59.1 is on the path and does not fit gRPC 1.82.2: a client on a channel of its own, as LangChain4j,"
                        + " Spring AI and milvus-sdk-java before 2.6.18 make it, ends in AbstractMethodError;"
                        + " put dev.connections4j:milvus-sdk-unshaded, which brings the one that fits, before what brings"
                        + " the old one in your pom, or add the dependency io.grpc:grpc-netty-shaded:1.82.2,"
                        + " or import dev.connections4j:connections-versions-bom",
                GrpcOnPath.warning(" 1.59.1", " 1.82.2", true));
    }

    @Test
    void lacking_onTheGrpcOfThisBuild_isNothing() {
        assertEquals(Optional.empty(), GrpcOnPath.lacking());
    }

    @Test
    void lacking_withoutTheClass_saysWhatIsThereAndTheRemedy() {
        String lack = GrpcOnPath.lacking("io.grpc.NotThereYet").orElseThrow();
        assertTrue(
                lack.matches("gRPC 1\\.\\d+\\.\\d+ is on the path, and a transport needs 1\\.61 or later: .*"), lack);
        assertTrue(lack.endsWith("or import dev.connections4j:connections-versions-bom"), lack);
    }
}
