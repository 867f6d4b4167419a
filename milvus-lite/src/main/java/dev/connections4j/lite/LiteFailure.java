package dev.connections4j.lite;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import org.jspecify.annotations.Nullable;

/** What goes wrong before Milvus Lite listens. */
final class LiteFailure {
    private LiteFailure() {}

    static LinkException of(String problem, String lastWords, String remedy, @Nullable Throwable cause) {
        return new LinkException(
                Failure.of(Stage.ENDPOINT, Reason.LITE_FAILED, problem)
                        .saying(lastWords)
                        .withRemedy(remedy),
                cause);
    }
}
