package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An SDK whose gRPC is everybody's is named before a class is missing. */
class ShadedFittingSdkTest {
    @Test
    void thisOne_fits() {
        assertEquals(Optional.empty(), FittingSdk.problem(getClass().getClassLoader()));
    }

    @Test
    void olderOne_isNamed_withTheArtifactThatFits() {
        String problem =
                FittingSdk.problem(ClassLoader.getPlatformClassLoader()).orElseThrow();
        assertTrue(problem.contains("dev.connections4j:milvus-sdk-unshaded"), problem);
    }
}
