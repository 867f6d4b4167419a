package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure turned out to be.
 *
 * @param reason why
 * @param stage where this reason always belongs; null leaves the stage as recorded
 * @param problem what was seen
 * @param serverSaid the server's own words, or empty
 */
record Finding(Reason reason, @Nullable Stage stage, String problem, String serverSaid) {
    static Finding of(Reason reason, @Nullable Stage stage, String problem) {
        return new Finding(reason, stage, problem, "");
    }

    LinkException at(@Nullable Stage recorded, Throwable cause) {
        return new LinkException(
                Failure.of(stage != null ? stage : recorded, reason, problem).saying(serverSaid), cause);
    }
}
